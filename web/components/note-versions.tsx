import { Button, Drawer } from "@mantine/core";
import { useState } from "react";
import type { listNoteVersions } from "../../kernel/note/list-note-versions.ts";
import { useQuestion } from "../api/use-question.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ProblemPanel } from "./problem-panel.tsx";
import styles from "./record-lines.module.css";
import { Waiting } from "./waiting.tsx";

/** Every text that a note has had, in a drawer; asked for only when it is opened, since the reading is written down. */
export function NoteVersions({ noteId, dossierId }: { noteId: string; dossierId: string }) {
  const { t } = useText("note");
  const { dateTime } = useFormat();
  const [opened, setOpened] = useState(false);
  const asked = useQuestion<typeof listNoteVersions>(
    "note.list-note-versions",
    { noteId, dossierId },
    { enabled: opened },
  );
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpened(true)}>
        {t("versions")}
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        title={t("versions")}
        closeButtonProps={{ "aria-label": t("web:form.close") }}
      >
        {asked.error ? <ProblemPanel problem={asked.error} /> : null}
        {asked.isPending ? <Waiting lines={4} /> : null}
        <ul className={styles.list}>
          {asked.data?.items.map((version) => (
            <li key={version.version} className={styles.line}>
              <div className={styles.text} dir="auto">
                {version.text ?? t("erased")}
              </div>
              <div className={styles.quiet}>
                {t("written", { name: version.by?.name ?? "", at: dateTime(version.at) })}
              </div>
            </li>
          ))}
        </ul>
      </Drawer>
    </>
  );
}
