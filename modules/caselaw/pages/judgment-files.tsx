import { Button, Group, Text } from "@mantine/core";
import { download } from "../../../web/api/download.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { Icon } from "../../../web/components/icon.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { JudgmentRecord } from "../read/get-judgment.ts";
import { useLabels } from "./labels.ts";

/** The judgment as its court wrote it, in copies with the names taken out. */
export function JudgmentFiles({ record }: { record: JudgmentRecord }) {
  const { t } = useText("caselaw");
  const { bytes } = useFormat();
  const labels = useLabels();
  const toast = useToast();
  async function fetchFile(fileId: string, name: string): Promise<void> {
    try {
      await download("caselaw.download-published-file", { fileId }, name);
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, "caselaw.download-published-file")));
    }
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("read.file-about")}
      </Text>
      {record.files.map(({ fileId, lang, pages, bytes: size }, at) => (
        <Group key={fileId} gap="sm">
          <Text>{labels.language(lang)}</Text>
          <Text size="sm" c="dimmed">
            {joined(pages === null ? null : t("files.pages", { count: pages }), bytes(size))}
          </Text>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="download" size={16} />}
            onClick={() => void fetchFile(fileId, `${record.code}-${at + 1}-${lang}.pdf`)}
          >
            {t("read.file")}
          </Button>
        </Group>
      ))}
    </>
  );
}
