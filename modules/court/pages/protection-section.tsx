import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { OutputOf } from "#kernel/action";
import type { SectionProps } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { RecordLine } from "../../../web/components/record-line.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Line } from "../lines/line.ts";
import type { showProtection } from "../protection/show-protection.ts";
import { LineItem } from "./lines/line-item.tsx";
import { WitnessActions } from "./lines/witness-actions.tsx";

type Shown = OutputOf<typeof showProtection>;

/** What protects the witnesses of a case, and what they have to be told. */
export function Section({ dossierId: caseId }: SectionProps) {
  const { t } = useText("court");
  const asked = useQuestion<typeof showProtection>("court.show-protection", { caseId });
  const lines = useQuestion("court.list-measures", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (lines.error) return <ProblemPanel problem={lines.error} onRetry={() => lines.refetch()} />;
  if (asked.isPending || lines.isPending) return <Waiting lines={4} />;
  const shown = asked.data;
  const measures = (lines.data as { items: Line[] }).items;
  return (
    <>
      {shown.writes ? <WitnessActions caseId={caseId} hearings={shown.hearings} /> : null}
      <Notices shown={shown} />
      {measures.length === 0 ? (
        <EmptyState title={t("protect.none")} why={t("protect.none-why")} />
      ) : (
        <Part title={t("protect.measures")}>
          {measures.map((line) => (
            <LineItem key={line.lineId} line={line} words="measure" />
          ))}
        </Part>
      )}
      <Dangers shown={shown} />
      <Ahead shown={shown} />
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Title order={3} size="h4" mt="md">
        {title}
      </Title>
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>{children}</ul>
    </>
  );
}

function Notices({ shown }: { shown: Shown }) {
  const { t } = useText("court");
  const { date } = useFormat();
  if (shown.notices.length === 0) return null;
  return (
    <Part title={t("protect.notices")}>
      {shown.notices.map((one) => (
        <RecordLine
          key={one.noticeId}
          compartment="prosecution"
          state={{
            label: t(`notice-state.${one.state}`),
            urgent: one.state === "waiting" && (one.topic === "release" || one.topic === "escape"),
          }}
          quiet={[
            one.channel === null ? null : t(`channel.${one.channel}`),
            one.waitsForUrgent ? t("protect.urgent-first") : null,
            one.ended?.how ?? one.tried,
          ]}
          actions={
            shown.writes && one.state === "waiting" && !one.waitsForUrgent ? (
              <ActionButton
                action="court.tell-notice"
                label={t("verb.tell-notice")}
                variant="default"
                size="compact-sm"
                fields={[
                  { name: "reached", label: t("input.reached"), kind: "switch" },
                  { name: "how", label: t("input.how"), kind: "text", required: true, maxLength: 1000 },
                ]}
                initial={{ reached: true }}
                input={(values) => ({ ...values, noticeId: one.noticeId })}
              />
            ) : null
          }
        >
          <strong>{t(`topic.${one.topic}`)}</strong> <bdi>{joined(one.personCode, date(one.happensOn))}</bdi>
        </RecordLine>
      ))}
    </Part>
  );
}

function Dangers({ shown }: { shown: Shown }) {
  const { t } = useText("court");
  const { date, list } = useFormat();
  const risks = shown.risks.filter(({ state }) => state !== "replaced");
  if (risks.length === 0) return null;
  return (
    <Part title={t("protect.danger")}>
      {risks.map((risk) => (
        <RecordLine
          key={risk.riskId}
          compartment="prosecution"
          state={{ label: risk.overdue ? t("protect.due") : t("protect.current"), urgent: risk.overdue }}
          quiet={[
            t("protect.review-by", { day: date(risk.reviewBy) }),
            risk.reopened === null ? null : t(`reopening.${risk.reopened.why}`),
            risk.threats.length === 0 ? null : list(risk.threats.map((one) => t(`threat.${one}`))),
            risk.words || null,
          ]}
        >
          <strong>{t(`danger.${risk.level}`)}</strong> <bdi>{joined(risk.personCode, risk.by)}</bdi>
        </RecordLine>
      ))}
    </Part>
  );
}

function hasAmber({ preparations }: Shown, hearingId: string): boolean {
  return preparations.some((one) => one.hearingId === hearingId && one.state === "amber");
}

/** Preparation, wishes, returns, and what stands at each hearing. */
function Ahead({ shown }: { shown: Shown }) {
  const { t } = useText("court");
  const { dateTime, list } = useFormat();
  return (
    <>
      {shown.hearings.length === 0 ? null : (
        <Part title={t("protect.hearings")}>
          {shown.hearings.map((one) => (
            <RecordLine
              key={one.hearingId}
              compartment="prosecution"
              state={
                hasAmber(shown, one.hearingId)
                  ? { label: t("preparation-state.amber"), urgent: true }
                  : undefined
              }
              quiet={[
                one.measures.length === 0 ? t("protect.no-measure") : null,
                ...one.measures.map((measure) => joined(measure.personCode, t(`measure.${measure.what}`))),
                ...shown.preparations
                  .filter(({ hearingId }) => hearingId === one.hearingId)
                  .map((each) =>
                    joined(t("protect.preparation"), each.personCode, t(`preparation-state.${each.state}`)),
                  ),
              ]}
            >
              <strong>{dateTime(one.startsAt)}</strong>
            </RecordLine>
          ))}
        </Part>
      )}
      {shown.tellings.length === 0 ? null : (
        <Part title={t("protect.telling")}>
          {shown.tellings.map((one) => (
            <RecordLine
              key={one.participantId}
              compartment="prosecution"
              quiet={[
                one.topics.length === 0 ? null : list(one.topics.map((topic) => t(`topic.${topic}`))),
                one.said.through === "" ? null : t("telling.through", { who: one.said.through }),
                one.said.neutral === "" ? null : t("telling.neutral", { word: one.said.neutral }),
                one.said.hours === "" ? null : t("telling.hours", { hours: one.said.hours }),
                shown.returns.find(({ personCode }) => personCode === one.personCode) === undefined
                  ? null
                  : t(
                      `return-answer.${shown.returns.find(({ personCode }) => personCode === one.personCode)?.answer}`,
                    ),
              ]}
            >
              <strong>{one.personCode}</strong> <bdi>{t(`channel.${one.channel}`)}</bdi>
            </RecordLine>
          ))}
        </Part>
      )}
    </>
  );
}
