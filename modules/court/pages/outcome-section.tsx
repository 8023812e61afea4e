import { Group, Title } from "@mantine/core";
import { labelOf } from "@palermo/vocabulary";
import { formatMoney, type SectionProps } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { RecordLine } from "../../../web/components/record-line.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { orderKinds } from "../outcome/order.ts";
import type { showOutcome } from "../outcome/show-outcome.ts";
import type { Verdict } from "../outcome/verdict.ts";
import { actFields, actOf, choices, filled } from "./lines/act-fields.ts";
import { LineItem } from "./lines/line-item.tsx";
import { RecordVerdict } from "./lines/record-verdict.tsx";
import { usePersonField } from "./lines/use-case-people.ts";

/** Verdicts by count, what was ordered to be paid and what was, decisions not to punish. */
export function Section({ dossierId: caseId }: SectionProps) {
  const { t, lang } = useText("court");
  const person = usePersonField(caseId, false);
  const asked = useQuestion<typeof showOutcome>("court.show-outcome", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { verdicts, orders, nonPunishment, writes } = asked.data;
  const list = { listStyle: "none", margin: 0, padding: 0 } as const;
  return (
    <>
      {writes ? (
        <Group gap="xs" mb="sm">
          <RecordVerdict caseId={caseId} />
          <ActionButton
            action="court.order-payment"
            label={t("verb.order-payment")}
            variant="default"
            size="compact-sm"
            fields={[
              choices(t, "what", { label: t("input.what"), codes: orderKinds, words: "order" }),
              ...(person === null ? [] : [person]),
              ...actFields(t, { amount: "required" }),
              { name: "instalments", label: t("input.instalments"), kind: "number" },
              { name: "firstDue", label: t("input.first-due"), kind: "date", required: true },
            ]}
            input={({ what, participantId, instalments, firstDue, ...facts }) => ({
              ...actOf(facts),
              lineId: crypto.randomUUID(),
              begin: {
                ...filled({ caseId, what, participantId }),
                details: filled({ instalments, firstDue }),
              },
            })}
          />
        </Group>
      ) : null}
      {verdicts.length + orders.length + nonPunishment.length === 0 ? (
        <EmptyState title={t("outcome.none")} why={t("outcome.none-why")} />
      ) : null}
      <ul style={list}>
        {verdicts.map((verdict) => (
          <VerdictLine key={verdict.verdictId} verdict={verdict} writes={writes} />
        ))}
      </ul>
      {orders.length === 0 ? null : (
        <>
          <Title order={3} size="h4" mt="md">
            {t("outcome.orders")}
          </Title>
          <ul style={list}>
            {orders.map((line) => (
              <LineItem
                key={line.lineId}
                line={line}
                words="order"
                state={
                  line.owed !== null && Number(line.owed.rest.amount) === 0
                    ? t("detail.paid-in-full")
                    : undefined
                }
              >
                {line.owed === null ? null : (
                  <div>
                    {t("outcome.paid", {
                      paid: formatMoney(line.owed.paid, lang),
                      rest: formatMoney(line.owed.rest, lang),
                    })}
                    {Number(line.owed.arrears.amount) === 0 ? null : (
                      <div>{t("outcome.arrears", { amount: formatMoney(line.owed.arrears, lang) })}</div>
                    )}
                  </div>
                )}
              </LineItem>
            ))}
          </ul>
        </>
      )}
      {nonPunishment.length === 0 ? null : (
        <>
          <Title order={3} size="h4" mt="md">
            {t("outcome.non-punishment")}
          </Title>
          <ul style={list}>
            {nonPunishment.map((line) => (
              <LineItem key={line.lineId} line={line} words="measure" />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function VerdictLine({ verdict, writes }: { verdict: Verdict; writes: boolean }) {
  const { t, lang } = useText("court");
  const { date, list } = useFormat();
  const { range } = verdict;
  const kind = (one: string) => (one === "none" ? t("class.none") : t(`family.${one}`));
  return (
    <RecordLine
      compartment="prosecution"
      state={{ label: t(`outcome.${verdict.state}`) }}
      quiet={[
        joined(date(verdict.on), verdict.courtName, verdict.citation),
        verdict.life
          ? t("outcome.life")
          : verdict.imprisonmentMonths === null
            ? null
            : joined(
                t("outcome.months", { count: verdict.imprisonmentMonths }),
                verdict.suspendedMonths === null || verdict.suspendedMonths === 0
                  ? null
                  : t("outcome.suspended", { count: verdict.suspendedMonths }),
              ),
        verdict.otherSentence === "" ? null : t("outcome.other", { sentence: verdict.otherSentence }),
        range?.leastMonths == null || range.mostMonths == null
          ? null
          : t("outcome.range", { least: range.leastMonths, most: range.mostMonths }),
        verdict.finalOn === null
          ? t("outcome.not-final")
          : t("outcome.final", { day: date(verdict.finalOn) }),
        verdict.downgraded
          ? joined(
              t("outcome.downgraded", {
                indicated: kind(verdict.indicated),
                charged: kind(verdict.charged),
                convicted: kind(verdict.convicted),
              }),
              verdict.downgradeReason,
            )
          : null,
        verdict.aggravations.length === 0
          ? null
          : t("outcome.aggravation", {
              aggravations: list(verdict.aggravations.map((one) => t(`aggravation.${one}`))),
            }),
        verdict.harms.length === 0
          ? null
          : t("outcome.harm", { harms: list(verdict.harms.map((one) => t(`harm.${one}`))) }),
        verdict.reasons || null,
      ]}
      actions={
        writes && verdict.state === "stands" ? (
          <ActionButton
            action="court.strike-verdict"
            label={t("verb.strike-verdict")}
            variant="default"
            size="compact-sm"
            fields={[
              { name: "reason", label: t("input.reason"), kind: "text", required: true, maxLength: 500 },
            ]}
            input={(values) => ({ ...values, verdictId: verdict.verdictId })}
          />
        ) : null
      }
    >
      <strong>{labelOf("verdict", verdict.verdict, lang)}</strong>{" "}
      <bdi>{t("outcome.count", { count: verdict.count, code: verdict.accusedCode })}</bdi>
    </RecordLine>
  );
}
