import { Button, FileButton, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { cleanImage } from "../../../../web/components/clean-image.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { NoRoom } from "../../../../web/offline/items.ts";
import { whereaboutsOf } from "../../../../web/offline/outbox.ts";
import { mayRecord } from "../../screening.ts";
import type { StepProps } from "./interview.tsx";
import { isHeldSound, type NoteFile } from "./note.ts";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";

/** S9: pictures lose place and time here on the device; sound only with its own consent. */
export function FilesStep({ note }: StepProps) {
  const { t } = useText("notes");
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
  const sound = mayRecord(note.interview);
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
        {note.files.map((one) => (
          <FileLine key={one.file.fileId} note={note} one={one} />
        ))}
      </ul>
    </Stack>
  );
}

/** A file with why it is still here, and a way to take it off the device unless the server has it or will. */
function FileLine({ note, one }: { note: StepProps["note"]; one: NoteFile }) {
  const { t } = useText("notes");
  const { bytes } = useFormat();
  const { parcels } = useNotes();
  const { file, parcelId } = one;
  const parcel = parcelId === null ? undefined : parcels.get(parcelId);
  const refused = whereaboutsOf(parcel) === "refused" ? (parcel?.receipt?.why ?? "") : null;
  const why = refused === "sound-not-agreed" ? refused : "other";
  return (
    <li className={styles.line}>
      <span className={styles.open}>
        <bdi>{file.name}</bdi>
        <span className={styles.where}>{bytes(file.bytes)}</span>
        {parcelId === null && isHeldSound(note, one) ? (
          <span className={styles.where} data-state="refused">
            {t("files.sound-held")}
          </span>
        ) : null}
        {refused === null ? null : (
          <span className={styles.where} data-state="refused">
            {t("files.refused", { why: t(`files.why.${why}`) })}
          </span>
        )}
      </span>
      {parcelId === null || refused !== null ? (
        <Button
          size="compact-md"
          variant="subtle"
          onClick={() => void notes.removeFile(note.id, file.fileId)}
        >
          {t("files.remove")}
        </Button>
      ) : null}
    </li>
  );
}
