import { Button, Input, Text } from "@mantine/core";
import { useRef, useState } from "react";
import type { OutputOf } from "#kernel/action";
import { asProblem } from "../../../../web/api/problem.ts";
import { uploadFile } from "../../../../web/api/upload.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import type { CustomInput } from "../../../../web/components/fields.ts";
import { problemText } from "../../../../web/components/problem-text.ts";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getDraft } from "../../edit/get-draft.ts";
import { languageOptions } from "../options.ts";

/** 300 MB; the server says the same (`files/file-words.ts`, which the browser does not load for its PDF words). */
const most = 300 * 1024 ** 2;

export function AddFile({ draft }: { draft: OutputOf<typeof getDraft> }) {
  const { t, lang } = useText("caselaw");
  const { bytes } = useFormat();
  return (
    <ActionButton
      action="caselaw.add-file"
      label={t("files.add")}
      about={t("files.add-about", { most: bytes(most) })}
      icon="plus"
      variant="default"
      fields={[
        {
          name: "uploadId",
          label: t("files.file"),
          kind: "custom",
          required: true,
          render: (input) => <ChosenFile {...input} />,
        },
        {
          name: "lang",
          label: t("files.lang"),
          kind: "choice",
          required: true,
          options: languageOptions(lang),
        },
      ]}
      initial={{ lang: draft.judgment.title.lang }}
      input={({ uploadId, lang: of }) => ({
        judgmentId: draft.judgmentId,
        fileId: crypto.randomUUID(),
        uploadId,
        lang: of,
      })}
      done={t("files.added")}
    />
  );
}

function ChosenFile({ value, onChange, error }: CustomInput) {
  const { t } = useText("caselaw");
  const { bytes, percent } = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  async function take(file: File): Promise<void> {
    setWrong(null);
    onChange(null);
    try {
      const { uploadId, name } = await uploadFile("judgment", file, {
        as: "use",
        onProgress: (sent, total) =>
          setSaid(t("files.sending", { share: percent(total > 0 ? sent / total : 0) })),
      });
      setSaid(joined(name, bytes(file.size)));
      onChange(uploadId);
    } catch (thrown) {
      setSaid(null);
      setWrong(problemText(t, asProblem(thrown, "caselaw.add-file")));
    }
  }

  return (
    <Input.Wrapper label={t("files.file")} required error={wrong ?? error}>
      <div>
        <Button variant="default" mt={6} name="uploadId" onClick={() => input.current?.click()}>
          {t("files.choose")}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".pdf,application/pdf"
          data-testid="judgment-file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void take(file);
            event.currentTarget.value = "";
          }}
        />
        {said && (value || !wrong) ? (
          <Text size="sm" mt={4} aria-live="polite">
            <bdi>{said}</bdi>
          </Text>
        ) : null}
      </div>
    </Input.Wrapper>
  );
}
