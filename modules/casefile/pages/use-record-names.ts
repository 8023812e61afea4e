import { useQuestion } from "../../../web/api/use-question.ts";
import type { RecordName } from "../../../web/components/record-names.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listEvidence } from "../evidence/list-evidence.ts";
import type { CaseRecord } from "../records/record.ts";

/** What tasks of a case may be about: exhibits by their number and title, leads by where they came from. */
export function useRecordNames(caseId: string | undefined): ReadonlyMap<string, RecordName> {
  const { t } = useText("casefile");
  const enabled = caseId !== undefined;
  const exhibits = useQuestion<typeof listEvidence>(
    "casefile.list-evidence",
    { caseId: caseId ?? "" },
    { enabled },
  );
  const leads = useQuestion("casefile.list-tips", { caseId: caseId ?? "" }, { enabled });
  const tips = (leads.data as { items: CaseRecord[] } | undefined)?.items ?? [];
  const named = (id: string, name: string) => [id, { name, anchor: `record-${id}` }] as const;
  return new Map([
    ...(exhibits.data?.items ?? []).map(({ evidenceId, exhibit, title }) =>
      named(evidenceId, `${exhibit}. \u2068${title}\u2069`),
    ),
    ...tips.map(({ recordId, content }) =>
      named(
        recordId,
        joined(t("record-kind.tip.title"), t(`record-option.tip-source.${String(content.source)}`)),
      ),
    ),
  ]);
}
