import { Group } from "@mantine/core";
import { formatMoney, type SectionProps } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { assetKinds } from "../money/asset.ts";
import type { showMoney } from "../money/show-money.ts";
import { countryOptions } from "./court-fields.ts";
import { actFields, actOf, choices, filled } from "./lines/act-fields.ts";
import { LineItem } from "./lines/line-item.tsx";
import { usePersonField } from "./lines/use-case-people.ts";

/** The assets of a case and what became of them. */
export function Section({ dossierId: caseId }: SectionProps) {
  const { t, lang } = useText("court");
  const { list } = useFormat();
  const person = usePersonField(caseId, false);
  const asked = useQuestion<typeof showMoney>("court.show-money", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { items, sums, writes } = asked.data;
  const begin = (verb: "seize-asset" | "freeze-asset") => (
    <ActionButton
      action={`court.${verb}`}
      label={t(`verb.${verb}`)}
      variant="default"
      size="compact-sm"
      fields={[
        choices(t, "what", { label: t("input.what"), codes: assetKinds, words: "asset" }),
        { name: "described", label: t("input.described"), kind: "text", required: true, maxLength: 1000 },
        ...(person === null ? [] : [person]),
        {
          name: "country",
          label: t("input.country-of"),
          kind: "choice",
          options: countryOptions(lang),
        },
        { name: "order", label: t("input.order"), kind: "text", maxLength: 200 },
        ...actFields(t, { amount: "asked" }),
      ]}
      input={({ what, described, participantId, country, order, ...facts }) => ({
        ...actOf(facts),
        lineId: crypto.randomUUID(),
        begin: {
          ...filled({ caseId, what, participantId }),
          details: filled({ described, country, order }),
        },
      })}
    />
  );
  return (
    <>
      {writes ? (
        <Group gap="xs" mb="sm">
          {begin("seize-asset")}
          {begin("freeze-asset")}
        </Group>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={t("money.none")} why={t("money.none-why")} />
      ) : (
        <>
          <Facts
            items={sums
              .filter(({ amounts }) => amounts.length > 0)
              .map(({ sum, amounts }) => ({
                label: t(`sum.${sum}`),
                value: <bdi>{list(amounts.map((one) => formatMoney(one, lang)))}</bdi>,
              }))}
          />
          <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {items.map((line) => (
              <LineItem key={line.lineId} line={line} words="asset" />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
