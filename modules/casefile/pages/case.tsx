import { Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { lazy } from "react";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { RecordNames } from "../../../web/components/record-names.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { nameIn } from "../../../web/i18n/name-in.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile } from "../casefile.ts";
import type { getCase } from "../get-case.ts";
import { chapterOfRecord } from "../records/chapter-of-record.ts";
import type { RecordSpec } from "../records/spec.ts";
import { recordSpecs } from "../records/specs/index.ts";
import { AddParticipantButton } from "./add-participant-button.tsx";
import { CaseVerbs } from "./case-verbs.tsx";
import { inquirySections } from "./inquiry-sections.tsx";
import { People } from "./people.tsx";
import { RestrictedVerbs, useRestrictedSection } from "./restricted.tsx";
import { TemplateTasks } from "./template-tasks.tsx";
import { useRecordNames } from "./use-record-names.ts";

const EvidenceSection = lazy(async () => ({
  default: (await import("./evidence/evidence-section.tsx")).EvidenceSection,
}));

const Disclosures = lazy(async () => ({
  default: (await import("./evidence/disclosures.tsx")).Disclosures,
}));
const RecordsSection = lazy(async () => ({
  default: (await import("./records/records-section.tsx")).RecordsSection,
}));
const Timeline = lazy(async () => ({ default: (await import("./records/timeline.tsx")).Timeline }));

/** One case as one page. */
export function Page() {
  const { t } = useText("casefile");
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const session = useSession();
  const asked = useQuestion<typeof getCase>("casefile.get-case", { code });
  const restricted = useRestrictedSection(asked.data?.caseId);
  const names = useRecordNames(asked.data?.caseId);
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const found = asked.data;
  const state = joined(
    t(`state.${found.state}`),
    found.held ? t("state.held") : null,
    found.restricted ? t("restricted.badge") : null,
  );
  return (
    <RecordNames value={names}>
      <DossierPage
        dossierId={found.caseId}
        code={found.code}
        kind={t("case.kind-of-dossier")}
        about={found.title === null ? null : <bdi>{found.title}</bdi>}
        state={state}
        sealed={found.sealed}
        sections={[
          { id: "facts", chapter: "summary", title: t("case.facts"), content: <CaseFacts found={found} /> },
          ...restricted,
          {
            id: "people",
            chapter: "people",
            title: t("case.people"),
            content: <People found={found} />,
            action: found.may.includes("add-participant") ? (
              <AddParticipantButton caseId={found.caseId} />
            ) : null,
          },
          {
            id: "timeline",
            chapter: "timeline",
            title: t("timeline.title"),
            content: <Timeline caseId={found.caseId} />,
          },
          {
            id: "evidence",
            chapter: "evidence",
            title: t("evidence.section"),
            content: <EvidenceSection found={found} />,
          },
          {
            id: "disclosure",
            chapter: "evidence",
            title: t("disclosure.section"),
            content: <Disclosures found={found} />,
          },
          ...recordSpecs.map((spec) => sectionOf(spec, found, t)),
          ...inquirySections(found, t),
        ]}
        next={
          found.may.length > 0 ? (
            <>
              <CaseVerbs found={found} />
              <TemplateTasks found={found} />
              <RestrictedVerbs found={found} />
            </>
          ) : null
        }
        chapters="case"
        printable={holds(session, "casefile.export")}
      />
    </RecordNames>
  );
}

function sectionOf(spec: RecordSpec, found: CaseFile, t: TFunction) {
  return {
    id: spec.kind,
    chapter: chapterOfRecord(spec.kind),
    title: t(`record-kind.${spec.kind}.title`),
    content: <RecordsSection found={found} spec={spec} />,
  };
}

function CaseFacts({ found }: { found: CaseFile }) {
  const { t, lang } = useText("casefile");
  const { date } = useFormat();
  const facts = [
    { label: t("case.kind"), value: t(`kind.${found.kind}`) },
    ...(found.reference === "" ? [] : [{ label: t("case.reference"), value: <bdi>{found.reference}</bdi> }]),
    {
      label: t("case.lead"),
      value: <bdi>{found.leadAgency === null ? "" : nameIn(found.leadAgency, lang)}</bdi>,
    },
    { label: t("case.opened"), value: date(found.openedAt) },
    ...(found.under === null
      ? []
      : [
          {
            label: t("restricted.above"),
            value: <Link to={`/app/casefile/case/${found.under.code}`}>{found.under.code}</Link>,
          },
        ]),
    ...(found.closedAt === null ? [] : [{ label: t("case.closed"), value: date(found.closedAt) }]),
    ...(found.closingNote === null
      ? []
      : [{ label: t("case.closing-note"), value: <bdi>{found.closingNote}</bdi> }]),
  ];
  return (
    <>
      {found.held ? <Text mb="sm">{t("case.held")}</Text> : null}
      <Facts items={facts} />
      {found.summary === null ? null : (
        <Text component="p" dir="auto" mt="md" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
          {found.summary}
        </Text>
      )}
    </>
  );
}
