import { Button, Input, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { asProblem } from "../api/problem.ts";
import { uploadFile } from "../api/upload.ts";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { cleanImage } from "./clean-image.ts";
import type { CustomInput } from "./fields.ts";
import { problemText } from "./problem-text.ts";

const mostBytes = 200 * 1024 * 1024;

/** Chooses a file, takes out of an image what it says about its place, and sends it; its value is the upload's id. */
export function AttachmentFile({ value, onChange, error }: CustomInput) {
  const { t } = useText("attachment");
  const { bytes, percent } = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  async function take(file: File): Promise<void> {
    setWrong(null);
    onChange(null);
    try {
      const clean = await cleanImage(file);
      if (clean === null) return setWrong(t("not-read"));
      const { uploadId, name } = await uploadFile("attachment", clean.file, {
        as: "use",
        onProgress: (sent, total) => setSaid(t("sending", { share: percent(total > 0 ? sent / total : 0) })),
      });
      setSaid(
        joined(t("chosen", { name, size: bytes(clean.file.size) }), clean.cleaned ? t("cleaned") : null),
      );
      onChange(uploadId);
    } catch (thrown) {
      setSaid(null);
      setWrong(problemText(t, asProblem(thrown, "attachment.add-attachment")));
    }
  }

  return (
    <Input.Wrapper
      label={t("file")}
      description={t("file-hint", { most: bytes(mostBytes) })}
      required
      error={wrong ?? error}
    >
      <div>
        <Button variant="default" mt={6} name="uploadId" onClick={() => input.current?.click()}>
          {t("choose")}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          data-testid="attachment"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) take(file);
            event.currentTarget.value = "";
          }}
        />
        {said && (value || !wrong) ? (
          <Text size="sm" mt={4} aria-live="polite">
            {said}
          </Text>
        ) : null}
      </div>
    </Input.Wrapper>
  );
}
