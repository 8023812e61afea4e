import { Stack, Title } from "@mantine/core";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseFile } from "../../casefile.ts";
import { financeSpecs } from "../../finance/specs.ts";
import { RecordsSection } from "../records/records-section.tsx";
import { MoneyFlows } from "./money-flows.tsx";
import { Transfers } from "./transfers.tsx";

/** The money of a case: what moved, where it lies, what was found, and what the crime earned by which method. */
export function MoneySection({ found }: { found: CaseFile }) {
  const { t } = useText("casefile");
  return (
    <Stack gap="lg">
      <div>
        <Title order={3} size="h4" mb="xs">
          {t("money.transfers")}
        </Title>
        <Transfers found={found} />
        <MoneyFlows caseId={found.caseId} />
      </div>
      {financeSpecs.map((spec) => (
        <div key={spec.kind} id={spec.kind}>
          <Title order={3} size="h4" mb="xs">
            {t(`record-kind.${spec.kind}.title`)}
          </Title>
          <RecordsSection found={found} spec={spec} />
        </div>
      ))}
    </Stack>
  );
}
