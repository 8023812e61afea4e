import { Select } from "@mantine/core";
import { useState } from "react";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getTimeline } from "../../records/get-timeline.ts";
import styles from "./timeline.module.css";

/** Everything of a case that has a day, on one upright axis; what nobody knows to the day is drawn as a span. */
export function Timeline({ caseId }: { caseId: string }) {
  const { t } = useText("casefile");
  const { date } = useFormat();
  const [kind, setKind] = useState("");
  const asked = useQuestion<typeof getTimeline>("casefile.get-timeline", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={4} />;
  const { items } = asked.data;
  if (items.length === 0) return <EmptyState title={t("timeline.none")} why={t("timeline.why")} />;
  const label = (of: string) => (of === "evidence" ? t("timeline.evidence") : t(`record-kind.${of}.title`));
  const kinds = [...new Set(items.map((item) => item.kind))];
  const day = (value: string | null) => (value === null ? "…" : date(value));
  return (
    <>
      {kinds.length > 1 ? (
        <Select
          data-print="no"
          label={t("timeline.kind")}
          maw={320}
          mb="sm"
          value={kind}
          data={[
            { value: "", label: t("timeline.all") },
            ...kinds.map((of) => ({ value: of, label: label(of) })),
          ]}
          onChange={(next) => setKind(next ?? "")}
        />
      ) : null}
      <ol className={styles.axis}>
        {items
          .filter((item) => kind === "" || item.kind === kind)
          .map((item) => {
            const span = item.earliest !== item.latest;
            return (
              <li key={item.id} className={styles.point} data-span={span ? "yes" : "no"}>
                <div className={styles.when}>
                  <bdi>{day(item.earliest)}</bdi>
                  {span ? (
                    <>
                      {" – "}
                      <bdi>{day(item.latest)}</bdi>
                    </>
                  ) : null}
                </div>
                <div>
                  <strong>{label(item.kind)}</strong>
                  {item.act === null ? null : ` ${item.exhibit}: ${t(`custody-act.${item.act}`)}`}
                  {item.personCode === null ? null : (
                    <>
                      {" "}
                      <bdi>{item.personCode}</bdi>
                    </>
                  )}
                </div>
                {item.about === null ? null : <div dir="auto">{item.about}</div>}
              </li>
            );
          })}
      </ol>
    </>
  );
}
