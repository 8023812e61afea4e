import { Button, FileButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { Icon } from "../../../web/components/icon.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { saveFile } from "../../../web/components/save-file.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { addFilePart, getFilePart } from "../publications/file-parts.ts";

const partBytes = 2 * 1024 ** 2;
const mostParts = 32;

/** Sends a file part by part; it is there when the last one is. */
export function SendFile({ publicationId }: { publicationId: string }) {
  const { t } = useText("library");
  const { percent } = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  async function send(file: File | null): Promise<void> {
    if (file === null) return;
    const parts = Math.ceil(file.size / partBytes);
    if (parts > mostParts || file.size === 0)
      return toast(t("file.too-large", { limit: (mostParts * partBytes) / 1024 ** 2 }));
    const mediaType = file.name.endsWith(".epub")
      ? "application/epub+zip"
      : file.name.endsWith(".zip")
        ? "application/zip"
        : "application/pdf";
    try {
      for (let part = 0; part < parts; part += 1) {
        setShare(part / parts);
        const bytes = new Uint8Array(
          await file.slice(part * partBytes, (part + 1) * partBytes).arrayBuffer(),
        );
        const input = {
          publicationId,
          part,
          parts,
          name: file.name.slice(0, 200),
          mediaType,
          base64: base64Of(bytes),
        } as const;
        await call<typeof addFilePart>("library.add-file-part", input, { key: crypto.randomUUID() });
      }
      toast(t("file.sent"));
      await client.invalidateQueries({ queryKey: ["question"] });
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, "library.add-file-part")));
    } finally {
      setShare(null);
    }
  }
  return (
    <FileButton onChange={send} accept=".pdf,.epub,.zip">
      {(props) => (
        <Button
          {...props}
          variant="default"
          disabled={share !== null}
          leftSection={<Icon name="upload" size={16} />}
        >
          {share === null ? t("file.send") : t("file.sending", { share: percent(share) })}
        </Button>
      )}
    </FileButton>
  );
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

/** Fetches a published file and hands it to the reader. */
export function TakeFile({ publicationId, label }: { publicationId: string; label: string }) {
  const { t } = useText("library");
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function take(): Promise<void> {
    setBusy(true);
    try {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      let name = "";
      for (let part = 0, parts = 1; part < parts; part += 1) {
        const got = await call<typeof getFilePart>("library.get-file-part", { publicationId, part });
        pieces.push(Uint8Array.from(atob(got.base64), (letter) => letter.charCodeAt(0)));
        ({ parts, name } = got);
      }
      const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      saveFile(name, whole, "application/octet-stream");
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, "library.get-file-part")));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button onClick={take} loading={busy} leftSection={<Icon name="download" size={16} />}>
      {label}
    </Button>
  );
}
