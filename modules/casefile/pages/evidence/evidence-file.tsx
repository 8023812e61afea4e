import { Button, Group, Input, Progress, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { asProblem } from "../../../../web/api/problem.ts";
import { useSession } from "../../../../web/api/session.ts";
import { uploadInParts } from "../../../../web/api/upload-parts.ts";
import type { CustomInput } from "../../../../web/components/fields.ts";
import { problemText } from "../../../../web/components/problem-text.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { mostEvidenceBytes } from "../../evidence/evidence.ts";

/** Chooses a file and sends it in parts, byte for byte; its value is the upload's id. It can be stopped and gone on with. */
export function EvidenceFile({ value, onChange, error }: CustomInput) {
  const { t } = useText("casefile");
  const { bytes, percent } = useFormat();
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ stop: AbortController; share: number } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  async function take(file: File): Promise<void> {
    const stop = new AbortController();
    setWrong(null);
    setSaid(null);
    onChange(null);
    setSending({ stop, share: 0 });
    try {
      const sent = await uploadInParts("evidence", file, {
        accountId: session.accountId,
        signal: stop.signal,
        onProgress: (done, total) => setSending({ stop, share: total > 0 ? done / total : 0 }),
      });
      setSaid(t("evidence.sent", { name: sent.name, size: bytes(sent.bytes) }));
      onChange(sent.uploadId);
    } catch (thrown) {
      if (stop.signal.aborted) setSaid(t("evidence.stopped"));
      else setWrong(problemText(t, asProblem(thrown, "casefile.add-evidence")));
    } finally {
      setSending(null);
    }
  }

  return (
    <Input.Wrapper
      label={t("evidence.file")}
      description={t("evidence.file-hint", { most: bytes(mostEvidenceBytes) })}
      error={wrong ?? error}
    >
      <div>
        <Group gap="xs" mt={6}>
          <Button
            variant="default"
            name="uploadId"
            disabled={sending !== null}
            onClick={() => input.current?.click()}
          >
            {t("evidence.choose")}
          </Button>
          {sending ? (
            <Button variant="subtle" onClick={() => sending.stop.abort()}>
              {t("evidence.stop")}
            </Button>
          ) : null}
        </Group>
        <input
          ref={input}
          type="file"
          hidden
          data-testid="evidence"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) take(file);
            event.currentTarget.value = "";
          }}
        />
        {sending ? (
          <>
            <Progress mt={8} value={sending.share * 100} aria-label={t("evidence.file")} />
            <Text size="sm" mt={4} aria-live="polite">
              {t("evidence.sending", { share: percent(sending.share) })}
            </Text>
          </>
        ) : null}
        {said && (value || !wrong) ? (
          <Text size="sm" mt={4} aria-live="polite">
            {said}
          </Text>
        ) : null}
      </div>
    </Input.Wrapper>
  );
}
