import { Button, FileButton, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { cleanImage } from "../../../../web/components/clean-image.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { NoRoom } from "../../../../web/offline/items.ts";
import type { StepProps } from "./interview.tsx";
import styles from "./notes.module.css";
import { notes } from "./notes-store.ts";
import { mayRecord } from "./wishes-step.tsx";

/** S9: pictures lose place and time here on the device; sound only with its own consent. */
export function FilesStep({ note }: StepProps) {
  const { t } = useText("notes");
  const { bytes } = useFormat();
  const [trouble, setTrouble] = useState<"no-photo" | "unreadable" | "too-large" | null>(null);
  const [busy, setBusy] = useState(false);
  async function add(file: File | null): Promise<void> {
    if (file === null) return;
    setBusy(true);
    setTrouble(null);
    try {
      const clean = await cleanImage(file);
      if (clean === null) return setTrouble("unreadable");
      // Its own name may tell where and when it was taken.
      const ending = /\.[a-z0-9]{1,5}$/i.exec(clean.file.name)?.[0] ?? "";
      const plain = new File([clean.file], `${note.files.length + 1}${ending}`, { type: clean.file.type });
      await notes.addFile(note.id, plain);
    } catch (error) {
      if (error instanceof NoRoom) setTrouble("no-photo");
      else if (error instanceof RangeError) setTrouble("too-large");
      else throw error;
    } finally {
      setBusy(false);
    }
  }
  const sound = mayRecord(note.interview.wishes.recording);
  return (
    <Stack gap="md">
      <p>{t("files.about")}</p>
      <Group gap="xs">
        <FileButton accept="image/*" onChange={(file) => void add(file)}>
          {(props) => (
            <Button {...props} size="md" variant="default" loading={busy}>
              {t("files.photo")}
            </Button>
          )}
        </FileButton>
        <FileButton accept="audio/*" disabled={!sound} onChange={(file) => void add(file)}>
          {(props) => (
            <Button {...props} size="md" variant="default" disabled={!sound}>
              {t("files.sound")}
            </Button>
          )}
        </FileButton>
      </Group>
      {sound ? null : <p>{t("files.sound-no")}</p>}
      {trouble ? (
        <Notice kind="attention" live>
          {t(trouble === "no-photo" ? "room.no-photo" : `files.${trouble}`)}
        </Notice>
      ) : null}
      <ul className={styles.lines}>
        {note.files.map(({ file, parcelId }) => (
          <li key={file.fileId} className={styles.line}>
            <span className={styles.open}>
              <bdi>{file.name}</bdi>
              <span className={styles.where}>{bytes(file.bytes)}</span>
            </span>
            {parcelId === null ? (
              <Button
                size="compact-md"
                variant="subtle"
                onClick={() => void notes.removeFile(note.id, file.fileId)}
              >
                {t("files.remove")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
