import { Button, Group } from "@mantine/core";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { Icon } from "../../../../web/components/icon.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Note } from "./note.ts";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";
import { placeOf } from "./whereabouts.ts";

/** What lies on this device, each with where it is. Nothing of a person stands in a line. */
export function NoteList() {
  const { t, lang } = useText("notes");
  const { notes: all, sending, lastRun } = useNotes();
  return (
    <main className={styles.main}>
      <Group gap="xs" mb="sm">
        <Button size="md" leftSection={<Icon name="plus" />} onClick={() => notes.begin(lang)}>
          {t("list.new")}
        </Button>
        {all.length > 0 ? (
          <Button size="md" variant="default" loading={sending} onClick={() => void notes.send(true)}>
            {t("list.send")}
          </Button>
        ) : null}
      </Group>
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
        {all.map((note) => (
          <Line key={note.id} note={note} />
        ))}
      </ul>
    </main>
  );
}

function Line({ note }: { note: Note }) {
  const { t } = useText("notes");
  const { dateTime } = useFormat();
  const { parcels } = useNotes();
  const { state, at, why, files } = placeOf(note, parcels);
  return (
    <li className={styles.line}>
      <button type="button" className={styles.open} onClick={() => notes.open(note.id)}>
        {t("list.of", { at: dateTime(note.interview.startedAt) })}
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
        <Button size="compact-md" variant="subtle" onClick={() => void notes.remove(note.id)}>
          {t("list.remove")}
        </Button>
      ) : null}
    </li>
  );
}
