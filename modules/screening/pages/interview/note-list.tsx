import { Button, Group } from "@mantine/core";
import { memo } from "react";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { Icon } from "../../../../web/components/icon.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { isGroup, type Kept } from "./group.ts";
import { newNote } from "./note.ts";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";
import { type NotePlace, placeOf } from "./whereabouts.ts";

/** What lies on this device, each with where it is. Nothing of a person stands in a line. */
export function NoteList() {
  const { t, lang } = useText("notes");
  const { notes: interviews, groups, parcels, sending, lastRun, notBrought } = useNotes();
  const all: readonly Kept[] = [...groups, ...interviews];
  return (
    <main className={styles.main}>
      <Group gap="xs" mb="sm">
        <Button size="md" leftSection={<Icon name="plus" />} onClick={() => notes.begin(newNote(lang))}>
          {t("list.new")}
        </Button>
        <Button
          size="md"
          variant="default"
          leftSection={<Icon name="list" />}
          onClick={() => notes.beginGroup()}
        >
          {t("list.group")}
        </Button>
        <Button
          size="md"
          variant="default"
          leftSection={<Icon name="search" />}
          onClick={() => notes.lookUp(true)}
        >
          {t("directory.title")}
        </Button>
        {all.length > 0 ? (
          <Button size="md" variant="default" loading={sending} onClick={() => void notes.send(true)}>
            {t("list.send")}
          </Button>
        ) : null}
      </Group>
      {notBrought ? (
        <Notice kind="attention" live>
          {t("list.not-brought")}
        </Notice>
      ) : null}
      {lastRun?.state === "no-contact" && lastRun.left > 0 ? (
        <Notice live>{t("list.no-contact")}</Notice>
      ) : null}
      {lastRun?.state === "refused" ? (
        <Notice kind="attention" live>
          {t("list.refused-device")}
        </Notice>
      ) : null}
      {all.length === 0 ? <EmptyState title={t("list.empty")} why={t("list.empty-why")} /> : null}
      <ul className={styles.lines}>
        {all.map((one) => (
          <Line key={one.id} kept={one} {...placeOf(one, parcels)} />
        ))}
      </ul>
    </main>
  );
}

/** Drawn anew only when something of its own changes: a device may hold hundreds. */
const Line = memo(function Line({ kept, state, at, why, files }: { kept: Kept } & NotePlace) {
  const { t } = useText("notes");
  const { dateTime } = useFormat();
  const title = isGroup(kept)
    ? joined(
        t("list.group-of", { at: dateTime(kept.event.startedAt) }),
        t("group.people", { count: kept.event.cards.length }),
      )
    : joined(
        t("list.of", { at: dateTime(kept.interview.startedAt) }),
        kept.fromEvent ? t("group.card", { number: kept.fromEvent.card }) : null,
      );
  return (
    <li className={`${styles.line} ${styles.many}`}>
      <button type="button" className={styles.open} onClick={() => notes.open(kept.id)}>
        {title}
        <span className={styles.where} data-state={state}>
          {t(`where.${state}`, { at: at === null ? "" : dateTime(at), why })}
        </span>
        {files > 0 ? (
          <span className={styles.where} data-state="here">
            {t("where.files", { count: files })}
          </span>
        ) : null}
      </button>
      {state === "kept" && files === 0 ? (
        <button type="button" className={styles.quiet} onClick={() => void notes.remove(kept.id)}>
          {t("list.remove")}
        </button>
      ) : null}
    </li>
  );
});
