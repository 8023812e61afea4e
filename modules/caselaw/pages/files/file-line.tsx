import { Badge, Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { download } from "../../../../web/api/download.ts";
import { asProblem } from "../../../../web/api/problem.ts";
import { useAction } from "../../../../web/api/use-action.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { Icon } from "../../../../web/components/icon.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { problemText } from "../../../../web/components/problem-text.ts";
import { useToast } from "../../../../web/components/use-toast.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getDraft } from "../../edit/get-draft.ts";
import type { FilePhrase } from "../../files/file-words.ts";
import type { ListedFile } from "../../files/list-files.ts";
import type { setFileUse } from "../../files/set-file-use.ts";
import { useLabels } from "../labels.ts";
import { MakeCopy } from "./make-copy.tsx";

export type FileLineProps = {
  readonly file: ListedFile;
  readonly needed: readonly FilePhrase[];
  readonly draft: OutputOf<typeof getDraft>;
  readonly editable: boolean;
};

/** One file: what it is, what shall become of it, and its copy for readers. */
export function FileLine({ file, needed, draft, editable }: FileLineProps) {
  const { t } = useText("caselaw");
  const { bytes } = useFormat();
  const labels = useLabels();
  const { fileId, state, textBy, intended } = file;
  const withoutText = state === "no-text" || state === "unreadable";
  return (
    <Stack
      gap="sm"
      component="section"
      aria-label={file.name}
      style={{ borderBlockStart: "1px solid var(--p-line)", paddingBlockStart: "1rem" }}
    >
      <Group gap="xs">
        <Text component="bdi" fw={600} style={{ overflowWrap: "anywhere" }}>
          {file.name}
        </Text>
        <Badge variant="light" tt="none">
          {textBy === "hand" ? t("files.by-hand") : t(`files.state.${state}`)}
        </Badge>
        <Text size="sm" c="dimmed">
          {joined(
            labels.language(file.lang),
            file.pages === null ? null : t("files.pages", { count: file.pages }),
            bytes(file.bytes),
          )}
        </Text>
      </Group>
      {file.problem ? <Notice kind="attention">{file.problem}</Notice> : null}
      {file.textStart === null ? null : (
        <Text size="sm" dir="auto" lang={file.lang} lineClamp={3} maw="80ch">
          {file.textStart}
        </Text>
      )}
      <Group gap="xs">
        <Download which="original" label={t("files.original")} file={file} />
        {editable && withoutText ? <WriteText file={file} /> : null}
        {editable && state === "unreadable" ? (
          <ActionButton
            action="caselaw.read-file-again"
            label={t("files.again")}
            variant="subtle"
            size="compact-sm"
            input={() => ({ fileId })}
          />
        ) : null}
        {editable ? (
          <ActionButton
            action="caselaw.remove-file"
            label={t("files.remove")}
            about={t("files.remove-about")}
            variant="subtle"
            size="compact-sm"
            danger
            input={() => ({ fileId })}
            done={t("files.removed")}
          />
        ) : null}
      </Group>
      <Intended file={file} editable={editable} />
      {intended === "publish" && state !== "reading" && state !== "unreadable" ? (
        <MakeCopy {...{ file, needed, draft, editable }} />
      ) : null}
    </Stack>
  );
}

export function Download({
  file,
  which,
  label,
}: {
  file: ListedFile;
  which: "original" | "copy";
  label: string;
}) {
  const { t } = useText("caselaw");
  const toast = useToast();
  async function fetchFile(): Promise<void> {
    try {
      const name = which === "original" ? file.name : `copy-${file.lang}.pdf`;
      await download("caselaw.download-file", { fileId: file.fileId, which }, name);
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, "caselaw.download-file")));
    }
  }
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon name="download" size={16} />}
      onClick={() => void fetchFile()}
    >
      {label}
    </Button>
  );
}

function WriteText({ file }: { file: ListedFile }) {
  const { t } = useText("caselaw");
  return (
    <ActionButton
      action="caselaw.write-file-text"
      label={t("files.write-text")}
      about={t("files.write-text-about")}
      variant="subtle"
      size="compact-sm"
      fields={[
        { name: "text", label: t("files.text"), kind: "long-text", required: true, maxLength: 2_000_000 },
      ]}
      input={({ text }) => ({ fileId: file.fileId, text })}
      done={t("files.text-kept")}
    />
  );
}

function Intended({ file, editable }: { file: ListedFile; editable: boolean }) {
  const { t } = useText("caselaw");
  const toast = useToast();
  const action = useAction<typeof setFileUse>("caselaw.set-file-use");
  async function choose(intended: "inside" | "publish"): Promise<void> {
    try {
      await action.run({ fileId: file.fileId, intended });
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, "caselaw.set-file-use")));
    }
  }
  return (
    <Group gap="sm">
      <Text size="sm" id={`use-${file.fileId}`}>
        {t("files.intended")}
      </Text>
      <SegmentedControl
        size="xs"
        aria-labelledby={`use-${file.fileId}`}
        disabled={!editable || action.pending}
        value={file.intended}
        onChange={(next) => void choose(next === "publish" ? "publish" : "inside")}
        data={[
          { value: "inside", label: t("files.inside") },
          { value: "publish", label: t("files.publish") },
        ]}
      />
    </Group>
  );
}
