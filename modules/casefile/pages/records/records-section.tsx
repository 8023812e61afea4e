import { Group } from "@mantine/core";
import { call } from "../../../../web/api/call.ts";
import { holds, useSession } from "../../../../web/api/session.ts";
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
import type { listParticipants } from "../../list-participants.ts";
import type { exportPromises } from "../../records/export-promises.ts";
import type { CaseRecord } from "../../records/record.ts";
import { type RecordSpec, writingOf } from "../../records/spec.ts";
import { codeName } from "../vocabulary.ts";
import { EpisodeMap } from "./episode-map.tsx";
import { JourneyMap } from "./journey-map.tsx";
import { recordFields, recordInput } from "./record-form.ts";
import { RecordLine } from "./record-line.tsx";

/** The records of one kind in a case, and the way to add one. */
export function RecordsSection({ found, spec }: { found: CaseFile; spec: RecordSpec }) {
  const { t, lang } = useText("casefile");
  const { caseId } = found;
  const asked = useQuestion(`casefile.list-${spec.nouns}`, { caseId });
  const people = usePeople(caseId);
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={2} />;
  const { items } = asked.data as { items: CaseRecord[] };
  const add = found.may.includes(writingOf(spec).verb) ? (
    <ActionButton
      action={`casefile.add-${spec.noun}`}
      label={t("record.add")}
      icon="plus"
      variant="default"
      size="compact-sm"
      fields={recordFields(spec, t, { lang, people })}
      input={(values) => ({
        caseId,
        recordId: crypto.randomUUID(),
        ...recordInput(spec, values, { t, lang }),
      })}
      done={t("record.added")}
      undo={(output) => ({
        action: `casefile.remove-${spec.noun}`,
        input: { recordId: (output as CaseRecord).recordId },
      })}
    />
  ) : null;
  if (items.length === 0)
    return <EmptyState title={t("case.nothing")} why={t(`record-kind.${spec.kind}.why`)} action={add} />;
  return (
    <>
      <Group justify="flex-end" data-print="no">
        {spec.kind === "promise" ? <PromisesForDisclosure caseId={caseId} /> : null}
        {add}
      </Group>
      {spec.kind === "episode" ? <EpisodeMap episodes={items} /> : null}
      {spec.kind === "journey" ? <JourneyMap journeys={items} /> : null}
      <ul className={styles.list}>
        {items.map((record) => (
          <RecordLine key={record.recordId} record={record} spec={spec} people={people} />
        ))}
      </ul>
    </>
  );
}

/** Benefits and promises as the paper that goes to the defence (C7). */
function PromisesForDisclosure({ caseId }: { caseId: string }) {
  const { t } = useText("casefile");
  if (!holds(useSession(), "casefile.disclose")) return null;
  async function print(): Promise<void> {
    await saveMade(await call<typeof exportPromises>("casefile.export-promises", { caseId }), "pdf");
  }
  return <ExportButton label={t("promises.print")} onExport={print} />;
}

/** The people of the case as choices: code and capacity, never a name. */
function usePeople(caseId: string) {
  const { lang } = useText("casefile");
  const asked = useQuestion<typeof listParticipants>("casefile.list-participants", { caseId });
  return (asked.data?.items ?? []).map(({ participantId, personCode, capacity }) => ({
    value: participantId,
    label: `${personCode} (${codeName("capacity", capacity, lang)})`,
  }));
}
