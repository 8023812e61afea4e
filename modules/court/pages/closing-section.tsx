import { Button, Stack } from "@mantine/core";
import type { SectionProps } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listClosings } from "../closing/list-closings.ts";

/** Which summaries of the case were handed in to editors of case law, and the way to write one. */
export function Section({ dossierId: caseId }: SectionProps) {
  const { t } = useText("court");
  const { date } = useFormat();
  const asked = useQuestion<typeof listClosings>("court.list-closings", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={2} />;
  const { code, items, hasVerdict } = asked.data;
  const write = hasVerdict ? (
    <Button
      variant="default"
      size="compact-sm"
      renderRoot={(props) => <Link {...props} to={`/app/court/closing/${code}`} />}
    >
      {t("closing.write")}
    </Button>
  ) : null;
  if (items.length === 0)
    return <EmptyState title={t("closing.none")} why={t("closing.none-why")} action={write} />;
  return (
    <Stack gap="xs" align="flex-start">
      <ul style={{ margin: 0, paddingInlineStart: "1.2em" }}>
        {items.map(({ closingId, judgmentCode, handedAt, handedBy }) => (
          <li key={closingId}>
            <bdi>{t("closing.handed", { code: judgmentCode, day: date(handedAt), name: handedBy })}</bdi>
          </li>
        ))}
      </ul>
      {write}
    </Stack>
  );
}
