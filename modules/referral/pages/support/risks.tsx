import { Stack, Text } from "@mantine/core";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { Facts } from "../../../../web/components/facts.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { SupportFile } from "../../support/words.ts";

/** The assessment in force with its safety plan; earlier ones fold under it. */
export function Risks({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  const [now, ...before] = found.risks;
  if (now === undefined)
    return <EmptyState title={t("support-page.no-risk")} why={t("support-page.no-risk-why")} />;
  return (
    <Stack gap="sm">
      <OneRisk risk={now} />
      {before.length > 0 ? (
        <details>
          <summary>{t("support-page.earlier", { count: before.length })}</summary>
          {before.map((risk) => (
            <OneRisk key={risk.riskId} risk={risk} />
          ))}
        </details>
      ) : null}
    </Stack>
  );
}

function OneRisk({ risk }: { risk: SupportFile["risks"][number] }) {
  const { t } = useText("referral");
  const { date } = useFormat();
  const words = (text: string) => (
    <Text dir="auto" style={{ whiteSpace: "pre-wrap" }}>
      {text}
    </Text>
  );
  return (
    <Facts
      items={[
        {
          label: t("ask.danger"),
          value: joined(t(`danger.${risk.danger}`), date(risk.assessedAt), risk.assessedBy),
        },
        { label: t("ask.risks"), value: words(risk.risks) },
        { label: t("ask.safetyPlan"), value: words(risk.safetyPlan) },
      ]}
    />
  );
}
