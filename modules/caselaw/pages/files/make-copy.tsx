import { Badge, Button, Checkbox, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "../../../../web/api/problem.ts";
import { useAction } from "../../../../web/api/use-action.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import { PagesOfFile } from "../../../../web/components/pages-of-file.tsx";
import { problemText } from "../../../../web/components/problem-text.ts";
import { useToast } from "../../../../web/components/use-toast.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { FileRect } from "../../files/file-words.ts";
import type { redactFile } from "../../files/redact-file.ts";
import type { showPage } from "../../files/show-page.ts";
import { Download, type FileLineProps } from "./file-line.tsx";

/** The marks for the copy: those that have to be, words of the editor's own, and places on pages; then the copy itself. */
export function MakeCopy({ file, needed, draft, editable }: FileLineProps) {
  const { t } = useText("caselaw");
  const toast = useToast();
  const action = useAction<typeof redactFile>("caselaw.redact-file");
  const shown = useAction<typeof showPage>("caselaw.show-page");
  const must = new Set(needed.map(({ phrase }) => phrase));
  const [also, setAlso] = useState(
    (file.marks?.phrases ?? [])
      .map(({ phrase }) => phrase)
      .filter((phrase) => !must.has(phrase))
      .join("\n"),
  );
  const [rects, setRects] = useState<readonly FileRect[]>(file.marks?.rects ?? []);
  const [looked, setLooked] = useState(false);
  const open = draft.findings.filter(({ answer }) => answer === null).length;
  const scanned = file.state === "no-text";

  async function make(): Promise<void> {
    const own = also
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !must.has(line))
      .map((phrase) => ({ phrase, whole: false }));
    try {
      await action.run({
        fileId: file.fileId,
        marks: { phrases: [...needed, ...own], rects: [...rects] },
        lookedThrough: scanned && looked,
      });
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, "caselaw.redact-file")));
    }
  }

  return (
    <Stack gap="sm" ps="md" style={{ borderInlineStart: "2px solid var(--p-line)" }}>
      <Text fw={600}>{t("files.redact")}</Text>
      {open > 0 ? <Notice kind="attention">{t("files.names-first", { count: open })}</Notice> : null}
      {needed.length === 0 ? (
        <Text size="sm">{t("files.none-needed")}</Text>
      ) : (
        <div>
          <Text size="sm">{t("files.needed")}</Text>
          <Group gap={6} mt={4}>
            {needed.map(({ phrase }) => (
              <Badge key={phrase} variant="outline" tt="none">
                <bdi>{phrase}</bdi>
              </Badge>
            ))}
          </Group>
        </div>
      )}
      {editable ? (
        <>
          <Textarea
            label={t("files.also")}
            value={also}
            autosize
            minRows={2}
            maxRows={8}
            dir="auto"
            maw="60ch"
            onChange={(event) => setAlso(event.currentTarget.value)}
          />
          <PagesOfFile
            pages={file.pages ?? 1}
            draw={async (page) => (await shown.run({ fileId: file.fileId, page, which: "original" })).jobId}
            rects={rects}
            onChange={setRects}
          />
          {scanned ? (
            <Checkbox
              label={t("files.looked-through")}
              checked={looked}
              onChange={(event) => setLooked(event.currentTarget.checked)}
            />
          ) : null}
          <div>
            <Button
              loading={action.pending || file.copying}
              disabled={scanned && !looked}
              onClick={() => void make()}
            >
              {t(file.copy ? "files.make-anew" : "files.make")}
            </Button>
          </div>
        </>
      ) : null}
      <Copy file={file} />
    </Stack>
  );
}

function Copy({ file }: { file: FileLineProps["file"] }) {
  const { t } = useText("caselaw");
  const { bytes, dateTime } = useFormat();
  const { copy, copying, copyProblem } = file;
  return (
    <div aria-live="polite">
      {copying ? <Text size="sm">{t("files.making")}</Text> : null}
      {copyProblem ? <Notice kind="attention">{copyProblem}</Notice> : null}
      {copy && copy.lacks.length > 0 ? (
        <Notice kind="attention" title={t("files.copy-lacks")}>
          <bdi>{copy.lacks.map(({ phrase }) => phrase).join(", ")}</bdi>
        </Notice>
      ) : null}
      {copy ? (
        <Stack gap="xs">
          <Group gap="xs">
            <Text size="sm">
              {t("files.copy-there", { size: bytes(copy.bytes), date: dateTime(copy.madeAt) })}
            </Text>
            <Download which="copy" label={t("files.download-copy")} file={file} />
          </Group>
          {copy.withheld.length > 0 ? (
            <details>
              <summary>{t("files.withheld")}</summary>
              <ul style={{ margin: 0 }}>
                {copy.withheld.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </details>
          ) : null}
          {copy.text === null ? null : (
            <details>
              <summary>{t("files.copy-text")}</summary>
              <Text size="sm" dir="auto" lang={file.lang} maw="80ch" style={{ whiteSpace: "pre-line" }}>
                {copy.text}
              </Text>
            </details>
          )}
        </Stack>
      ) : null}
    </div>
  );
}
