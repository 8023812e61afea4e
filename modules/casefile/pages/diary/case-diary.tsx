import { Group } from "@mantine/core";
import { useState } from "react";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getJointDiary } from "../../diary/get-joint-diary.ts";
import { Happenings } from "./happenings.tsx";
import { KeepTime, ReportRelease } from "./keep-time.tsx";

const day = 86_400_000;

/** The joint diary of one case, from a month back to half a year ahead. */
export function CaseDiary({ caseId }: { caseId: string }) {
  const { t } = useText("casefile");
  const [now] = useState(() => Date.now());
  const asked = useQuestion<typeof getJointDiary>("casefile.get-joint-diary", {
    caseId,
    from: new Date(now - 30 * day).toISOString(),
    until: new Date(now + 180 * day).toISOString(),
  });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={2} />;
  const { items, cases } = asked.data;
  return (
    <>
      {cases.length > 0 ? (
        <Group gap="xs" data-print="no">
          <KeepTime cases={cases} />
          <ReportRelease caseId={caseId} />
        </Group>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={t("case.nothing")} why={t("joint-diary.why")} />
      ) : (
        <Happenings items={items} named={false} linked={false} />
      )}
    </>
  );
}
