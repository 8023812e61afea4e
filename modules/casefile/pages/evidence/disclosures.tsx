import { Group } from "@mantine/core";
import { useState } from "react";
import { download } from "../../../../web/api/download.ts";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionDialog } from "../../../../web/components/action-dialog.tsx";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { ExportButton } from "../../../../web/components/export-button.tsx";
import { Facts } from "../../../../web/components/facts.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseFile } from "../../casefile.ts";
import type { Disclosure } from "../../disclosure/disclosure.ts";
import type { listDisclosures } from "../../disclosure/list-disclosures.ts";
import type { proposeMarks } from "../../disclosure/propose-marks.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { disclosureFields, disclosureInput, proposedMarks } from "./disclosure-form.ts";

/** Copies made for disclosure: to whom, what was withheld, on which ground, by whose decision, and the file. */
export function Disclosures({ found }: { found: CaseFile }) {
  const { t } = useText("casefile");
  const { caseId } = found;
  const asked = useQuestion<typeof listDisclosures>(
    "casefile.list-disclosures",
    { caseId },
    { every: 15_000 },
  );
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={2} />;
  if (asked.data.items.length === 0)
    return <EmptyState title={t("case.nothing")} why={t("disclosure.why")} />;
  return (
    <ul className={styles.list}>
      {asked.data.items.map((disclosure) => (
        <DisclosureLine key={disclosure.disclosureId} disclosure={disclosure} />
      ))}
    </ul>
  );
}

function DisclosureLine({ disclosure }: { disclosure: Disclosure }) {
  const { t } = useText("casefile");
  const { dateTime, bytes } = useFormat();
  const { disclosureId, marks, withheld, state, whole } = disclosure;
  return (
    <li className={styles.line}>
      <strong>
        {disclosure.exhibit}. <bdi>{disclosure.title}</bdi>
      </strong>
      <Facts
        items={[
          { label: t("disclosure.recipient"), value: <bdi>{disclosure.recipient}</bdi> },
          {
            label: t("disclosure.state"),
            value: whole ? t("disclosure.whole") : t(`disclosure-state.${state}`),
          },
          ...(disclosure.bytes === null
            ? []
            : [{ label: t("evidence.bytes"), value: bytes(disclosure.bytes) }]),
        ]}
      />
      {disclosure.problem === null ? null : <Notice kind="attention">{disclosure.problem}</Notice>}
      {marks.length > 0 ? (
        <ul aria-label={t("disclosure.marks")}>
          {marks.map((mark) => (
            <li key={JSON.stringify(mark)}>
              <bdi>{mark.phrase ?? t("evidence.page", { page: mark.page ?? 0 })}</bdi>:{" "}
              {joined(t(`ground.${mark.ground}`), `\u2068${mark.authority}\u2069`)}
              {mark.helpsDefence ? (
                <div className={styles.quiet}>
                  {t("disclosure.helps")} <bdi>{mark.courtTold}</bdi>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {withheld.length > 0 ? (
        <details>
          <summary>{t("disclosure.gone")}</summary>
          <ul>
            {withheld.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <div className={styles.quiet}>
        {t("record.by", { name: `\u2068${disclosure.madeBy}\u2069`, when: dateTime(disclosure.madeAt) })}
      </div>
      {state === "made" ? (
        <Group mt="xs" data-print="no">
          <ExportButton
            label={t("disclosure.download")}
            onExport={() =>
              download("casefile.download-disclosed", { disclosureId }, `exhibit-${disclosure.exhibit}.pdf`)
            }
          />
        </Group>
      ) : null}
    </li>
  );
}

/** The form of a disclosed copy, opened with the names of protected people that stand in the paper. */
export function MakeDisclosure({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const { evidenceId } = evidence;
  const { t } = useText("casefile");
  const [disclosureId] = useState(() => crypto.randomUUID());
  const asked = useQuestion<typeof proposeMarks>("casefile.propose-marks", { evidenceId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={2} />;
  const { items, notLookedFor } = asked.data;
  return (
    <ActionDialog
      opened
      onClose={onClose}
      action="casefile.make-disclosure"
      label={t("make-disclosure.label")}
      about={joined(
        t("make-disclosure.about"),
        notLookedFor > 0 ? t("disclosure.not-looked-for", { count: notLookedFor }) : null,
      )}
      fields={disclosureFields(t, evidence)}
      initial={{ marks: proposedMarks(items) }}
      input={(values) => disclosureInput(t, values, { disclosureId, evidenceId })}
      done={t("make-disclosure.done")}
      onDone={onClose}
    />
  );
}
