import { Group } from "@mantine/core";
import { call } from "../../../../web/api/call.ts";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { ExportButton } from "../../../../web/components/export-button.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { saveMade } from "../../../../web/components/save-made.ts";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseFile } from "../../casefile.ts";
import type { exportCustody } from "../../custody/export-custody.ts";
import type { listEvidence } from "../../evidence/list-evidence.ts";
import { addFields, addInput } from "./evidence-fields.ts";
import { EvidenceLine } from "./evidence-line.tsx";
import { EvidenceSearch } from "./evidence-search.tsx";

/** The exhibits of a case, who holds each, where a chain breaks, and the search in their words. */
export function EvidenceSection({ found }: { found: CaseFile }) {
  const { t } = useText("casefile");
  const { caseId } = found;
  const asked = useQuestion<typeof listEvidence>("casefile.list-evidence", { caseId });
  const add = found.may.includes("add-evidence") ? <AddEvidence caseId={caseId} /> : null;
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={4} />;
  const { items } = asked.data;
  if (items.length === 0)
    return <EmptyState title={t("evidence.none")} why={t("evidence.none-why")} action={add} />;
  async function print(): Promise<void> {
    await saveMade(await call<typeof exportCustody>("casefile.export-custody", { caseId }), "pdf");
  }
  return (
    <>
      <Group justify="flex-end" gap="xs" data-print="no">
        <ExportButton label={t("evidence.print")} onExport={print} />
        {add}
      </Group>
      {items.some(({ textState }) => textState !== "none") ? <EvidenceSearch caseId={caseId} /> : null}
      <ol className={styles.list}>
        {items.map((evidence) => (
          <EvidenceLine key={evidence.evidenceId} evidence={evidence} />
        ))}
      </ol>
    </>
  );
}

function AddEvidence({ caseId }: { caseId: string }) {
  const { t } = useText("casefile");
  return (
    <ActionButton
      action="casefile.add-evidence"
      label={t("add-evidence.label")}
      about={t("add-evidence.about")}
      icon="plus"
      variant="default"
      size="compact-sm"
      fields={addFields(t)}
      initial={{ act: "seized" }}
      input={(values) => addInput(caseId, values)}
      done={t("add-evidence.done")}
    />
  );
}
