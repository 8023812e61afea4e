import { Group, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { langs } from "#kernel/words";
import type { listNotes } from "../../kernel/note/list-notes.ts";
import type { Note } from "../../kernel/note/note.ts";
import { useQuestion } from "../api/use-question.ts";
import { langNames } from "../i18n/lang-names.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { EmptyState } from "./empty-state.tsx";
import type { Field } from "./fields.ts";
import { NoteVersions } from "./note-versions.tsx";
import { firstPart, partField } from "./part-field.ts";
import { ProblemPanel } from "./problem-panel.tsx";
import { RecordLine } from "./record-line.tsx";
import styles from "./record-lines.module.css";
import { Waiting } from "./waiting.tsx";

/** Notes on a dossier in the parts that are open to the reader, with a search inside them. */
export function Notes({ dossierId }: { dossierId: string }) {
  const { t } = useText("note");
  const { list } = useFormat();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 400);
  const search = text === "" ? {} : { text };
  const asked = useQuestion<typeof listNotes>("note.list-notes", { dossierId, limit: 100, ...search });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  const { items = [], writable = [], shut = [] } = asked.data ?? {};
  const write = writable.length > 0 ? <WriteNote dossierId={dossierId} writable={writable} /> : null;
  const empty = asked.isSuccess && items.length === 0;
  if (empty && text === "")
    return <EmptyState title={t("none")} why={t("none-why")} action={write} {...shutLine()} />;
  return (
    <>
      <Group justify="space-between" align="end" mb="sm" data-print="no">
        <TextInput
          label={t("search")}
          value={typed}
          dir="auto"
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {write}
      </Group>
      {asked.isPending ? <Waiting lines={3} /> : null}
      {empty ? <Text>{t("found-none")}</Text> : null}
      <ul className={styles.list}>
        {items.map((note) => (
          <NoteLine key={note.noteId} note={note} />
        ))}
      </ul>
      {shut.length > 0 ? <Text className={styles.quiet ?? ""}>{shutLine().example}</Text> : null}
    </>
  );

  function shutLine(): { example?: string } {
    if (shut.length === 0) return {};
    return { example: t("shut", { parts: list(shut.map((part) => t(`web:compartment.${part}`))) }) };
  }
}

function useNoteFields(): Field[] {
  const { t } = useText("note");
  return [
    { name: "text", label: t("text"), kind: "long-text", required: true, maxLength: 100_000 },
    {
      name: "lang",
      label: t("lang"),
      kind: "choice",
      required: true,
      options: [
        ...langs.map((value) => ({ value, label: langNames[value] })),
        { value: "other", label: t("other-lang") },
      ],
    },
  ];
}

function WriteNote({
  dossierId,
  writable,
}: {
  dossierId: string;
  writable: Parameters<typeof firstPart>[0];
}) {
  const { t, lang } = useText("note");
  const fields = useNoteFields();
  return (
    <ActionButton
      action="note.write-note"
      label={t("write-note.label")}
      about={t("write-note.about")}
      icon="plus"
      variant="default"
      fields={[partField(t, writable, t("compartment-hint")), ...fields]}
      initial={{ ...firstPart(writable), lang }}
      input={(values) => ({ ...values, dossierId, noteId: crypto.randomUUID() })}
      done={t("write-note.done")}
    />
  );
}

function NoteLine({ note }: { note: Note }) {
  const { t } = useText("note");
  const { dateTime } = useFormat();
  const fields = useNoteFields();
  const { noteId, dossierId, struck, corrected, may } = note;
  const ids = { noteId, dossierId };
  const at = (one: { at: string; by: { name: string } }) => ({ name: one.by.name, at: dateTime(one.at) });
  return (
    <RecordLine
      compartment={note.compartment}
      quiet={[
        t("written", { name: note.writtenBy.name, at: dateTime(note.writtenAt) }),
        corrected ? t("corrected", at(corrected)) : null,
        struck ? t("struck", { ...at(struck), reason: struck.reason ?? "" }) : null,
      ]}
      actions={
        <>
          {may.includes("correct-note") ? (
            <ActionButton
              action="note.correct-note"
              label={t("correct-note.label")}
              about={t("correct-note.about")}
              variant="subtle"
              size="compact-sm"
              fields={fields}
              initial={{ ...ids, text: note.text ?? "", lang: note.lang }}
              expects={note.version}
              done={t("correct-note.done")}
            />
          ) : null}
          {may.includes("strike-note") ? (
            <ActionButton
              action="note.strike-note"
              label={t("strike-note.label")}
              about={t("strike-note.about")}
              variant="subtle"
              size="compact-sm"
              fields={[{ name: "reason", label: t("reason"), kind: "text", required: true, maxLength: 500 }]}
              initial={ids}
              expects={note.version}
              done={t("strike-note.done")}
              undo={() => ({ action: "note.restore-note", input: ids })}
            />
          ) : null}
          {may.includes("restore-note") ? (
            <ActionButton
              action="note.restore-note"
              label={t("restore-note.label")}
              variant="subtle"
              size="compact-sm"
              initial={ids}
              done={t("restore-note.done")}
            />
          ) : null}
          {corrected ? <NoteVersions {...ids} /> : null}
        </>
      }
    >
      <div className={`${styles.text} ${struck ? styles.over : ""}`} dir="auto">
        {note.text ?? t("erased")}
      </div>
    </RecordLine>
  );
}
