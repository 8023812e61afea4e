import { useState } from "react";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getJointDiary } from "../diary/get-joint-diary.ts";
import { Happenings } from "./diary/happenings.tsx";
import { KeepTime } from "./diary/keep-time.tsx";

const day = 86_400_000;

/** Dates of all cases of the reader, across agencies and without the content of others. */
export function Page() {
  const { t } = useText("casefile");
  const session = useSession();
  const [now] = useState(() => Date.now());
  const asked = useQuestion<typeof getJointDiary>("casefile.get-joint-diary", {
    from: new Date(now - day).toISOString(),
    until: new Date(now + 90 * day).toISOString(),
  });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const { items, cases } = asked.data;
  return (
    <>
      <PageTitle title={t("joint-diary.section")} about={t("joint-diary.page-about")} />
      <KeepTime cases={cases} />
      {items.length === 0 ? (
        <EmptyState title={t("case.nothing")} why={t("joint-diary.why")} />
      ) : (
        <Happenings items={items} named linked={holds(session, "casefile.read")} />
      )}
    </>
  );
}
