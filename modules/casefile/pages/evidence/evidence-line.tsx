import { Badge, Button, Group, Text } from "@mantine/core";
import { useId, useState } from "react";
import { download } from "../../../../web/api/download.ts";
import { holds, useSession } from "../../../../web/api/session.ts";
import { ActionMenu } from "../../../../web/components/action-menu.tsx";
import { ExportButton } from "../../../../web/components/export-button.tsx";
import { Facts } from "../../../../web/components/facts.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { RecordTasks, useTaskWishes } from "../../../../web/components/record-tasks.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { Chain } from "./chain.tsx";
import { MakeDisclosure } from "./disclosures.tsx";
import { useEvidenceWishes } from "./evidence-wishes.ts";
import { canBeShown, ShownFile } from "./shown-file.tsx";

/** One exhibit: what it is, who holds it, whether its chain and its bytes hold, and what may be done. */
export function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const { t } = useText("casefile");
  const { dateTime } = useFormat();
  const [open, setOpen] = useState(false);
  const [looking, setLooking] = useState(false);
  const [disclosing, setDisclosing] = useState(false);
  const session = useSession();
  const ofTask = { dossierId: evidence.caseId, recordId: evidence.evidenceId };
  const tasks = useTaskWishes({ ...ofTask, compartment: "investigation" });
  const wishes = [...useEvidenceWishes(evidence), ...tasks];
  const id = useId();
  const { custody, file, withdrawn } = evidence;
  const broken = custody.breaks.length > 0;
  return (
    <li className={styles.line} id={`record-${evidence.evidenceId}`}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Text
          component="h3"
          fw={600}
          size="md"
          id={id}
          {...(withdrawn ? { className: styles.over ?? "" } : {})}
        >
          {evidence.exhibit}. <bdi>{evidence.title}</bdi>
        </Text>
        <ActionMenu label={t("custody.record")} actions={wishes} />
      </Group>
      <Group gap="xs" mt={4}>
        <Mark label={t(`evidence-kind.${evidence.kind}`)} />
        <Mark label={t(`custody-state.${custody.state}`)} />
        <Mark
          label={broken ? t("evidence.broken", { count: custody.breaks.length }) : t("evidence.unbroken")}
          urgent={broken}
        />
        {withdrawn ? <Mark label={t("evidence.withdrawn")} /> : null}
        {evidence.textState === "none" ? null : <Mark label={t(`text-state.${evidence.textState}`)} />}
      </Group>
      <EvidenceFacts evidence={evidence} />
      <div className={styles.quiet}>
        {t("evidence.added", { name: `\u2068${evidence.addedBy}\u2069`, when: dateTime(evidence.addedAt) })}
      </div>
      <RecordTasks {...ofTask} />
      <Group gap="xs" mt="xs" data-print="no">
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={open}
          aria-describedby={id}
          onClick={() => setOpen(!open)}
        >
          {open ? t("custody.hide") : t("custody.show")}
        </Button>
        {file && file.destroyedAt === null && canBeShown(evidence) ? (
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={looking}
            aria-describedby={id}
            onClick={() => setLooking(!looking)}
          >
            {looking ? t("viewing.hide") : t("viewing.show")}
          </Button>
        ) : null}
        {file && file.destroyedAt === null ? (
          <ExportButton
            label={t("evidence.download")}
            onExport={() =>
              download("casefile.download-evidence", { evidenceId: evidence.evidenceId }, file.name)
            }
          />
        ) : null}
        {file &&
        file.destroyedAt === null &&
        evidence.may.includes("describe-evidence") &&
        holds(session, "casefile.disclose") ? (
          <Button
            variant="default"
            size="compact-sm"
            aria-describedby={id}
            onClick={() => setDisclosing(true)}
          >
            {t("make-disclosure.label")}
          </Button>
        ) : null}
      </Group>
      {disclosing ? <MakeDisclosure evidence={evidence} onClose={() => setDisclosing(false)} /> : null}
      {looking ? <ShownFile evidence={evidence} /> : null}
      {open ? <Chain evidenceId={evidence.evidenceId} /> : null}
    </li>
  );
}

function EvidenceFacts({ evidence }: { evidence: Evidence }) {
  const { t } = useText("casefile");
  const { bytes, dateTime } = useFormat();
  const { custody, file, source, withdrawn, checkedAt } = evidence;
  const items = [
    ...(custody.holder === null ? [] : [{ label: t("evidence.holder"), value: <bdi>{custody.holder}</bdi> }]),
    ...(evidence.description === null
      ? []
      : [
          {
            label: t("evidence.description"),
            value: (
              <span dir="auto" className={styles.text}>
                {evidence.description}
              </span>
            ),
          },
        ]),
    ...(source === null
      ? []
      : [
          { label: t("evidence.url"), value: <bdi style={{ overflowWrap: "anywhere" }}>{source.url}</bdi> },
          { label: t("evidence.captured"), value: dateTime(source.capturedAt) },
        ]),
    ...(file === null
      ? []
      : [
          {
            label: t("evidence.file"),
            value: (
              <>
                <bdi>{file.name}</bdi> ({bytes(file.bytes)})
              </>
            ),
          },
          {
            label: t("evidence.sha256"),
            value: (
              <bdi dir="ltr" style={{ overflowWrap: "anywhere", fontFamily: "monospace" }}>
                {file.sha256}
              </bdi>
            ),
          },
          ...(file.destroyedAt === null
            ? []
            : [{ label: t("evidence.destroyed"), value: dateTime(file.destroyedAt) }]),
        ]),
    ...(checkedAt === null
      ? []
      : [
          {
            label: t("evidence.checked"),
            value: `${dateTime(checkedAt)}: ${evidence.intact ? t("evidence.intact") : t("evidence.differs")}`,
          },
        ]),
    ...(withdrawn === null
      ? []
      : [{ label: t("evidence.withdraw-reason"), value: <bdi>{withdrawn.reason}</bdi> }]),
  ];
  return items.length === 0 ? null : <Facts items={items} />;
}

const attention = { color: "var(--p-attention)", background: "var(--p-attention-wash)" } as const;

function Mark({ label, urgent = false }: { label: string; urgent?: boolean }) {
  return (
    <Badge variant="light" size="sm" style={{ textTransform: "none", ...(urgent ? attention : {}) }}>
      {label}
    </Badge>
  );
}
