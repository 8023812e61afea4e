import { Stack, Text } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getDraft } from "../../edit/get-draft.ts";
import type { listFiles } from "../../files/list-files.ts";
import { AddFile } from "./add-file.tsx";
import { FileLine } from "./file-line.tsx";

type Draft = OutputOf<typeof getDraft>;

/** The files of a judgment: what was read of each, and the copy that readers may get. */
export function Files({ draft }: { draft: Draft }) {
  const { t } = useText("caselaw");
  const { judgmentId } = draft;
  const asked = useQuestion<typeof listFiles>("caselaw.list-files", { judgmentId });
  const moving = asked.data?.items.some(({ state, copying }) => copying || state === "reading") ?? false;
  // Reading and redacting go on by themselves: looked after until they are over.
  useQuestion<typeof listFiles>("caselaw.list-files", { judgmentId }, { enabled: moving, every: 1000 });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={4} />;
  const { items, needed } = asked.data;
  const editable = draft.may.includes("revise");
  const add = editable ? <AddFile draft={draft} /> : null;
  if (items.length === 0)
    return <EmptyState title={t("files.none")} why={t("files.none-why")} action={add} />;
  return (
    <Stack gap="lg">
      <Text maw="70ch">{t("files.about")}</Text>
      <div>{add}</div>
      {items.map((file) => (
        <FileLine key={file.fileId} {...{ file, needed, draft, editable }} />
      ))}
    </Stack>
  );
}
