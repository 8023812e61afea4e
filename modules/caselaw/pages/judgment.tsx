import { Badge, Group, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { textIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportJudgment } from "../read/export-judgment.ts";
import type { getJudgment, JudgmentRecord } from "../read/get-judgment.ts";
import { AskCorrection } from "./ask-correction.tsx";
import { ChargesTable } from "./charges-table.tsx";
import { Chips, FacetLink } from "./chips.tsx";
import { CiteBox } from "./cite-box.tsx";
import styles from "./judgment.module.css";
import { JudgmentFiles } from "./judgment-files.tsx";
import { ElementChips, HistoryLine, Issues, Part, Relations, Sources } from "./judgment-parts.tsx";
import { useLabels } from "./labels.ts";
import { Defendants, PeopleLines } from "./people.tsx";
import { SimilarCases } from "./similar-cases.tsx";
import { TextBlock, Words } from "./text-block.tsx";

/** One published judgment, as a reader who has to decide reads it. */
export function Page() {
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const record = useQuestion<typeof getJudgment>("caselaw.get-judgment", { code });
  if (record.error) return <ProblemPanel problem={record.error} onRetry={() => record.refetch()} />;
  if (record.isPending) return <Waiting lines={10} />;
  return <Shown record={record.data} />;
}

function Shown({ record }: { record: JudgmentRecord }) {
  const { t, lang } = useText("caselaw");
  const { judgment, code } = record;
  return (
    <Stack gap="lg">
      <PageTitle
        title={textIn(judgment.title, lang).text}
        code={code}
        about={
          <Group gap="xs">
            <Words words={judgment.court} />
            {judgment.decided ? <PartialDateText date={judgment.decided} /> : null}
            <bdi>{code}</bdi>
            {judgment.finality === "not-final" ? (
              <Badge
                color="yellow"
                variant="light"
                tt="none"
                styles={{ root: { color: "var(--p-attention)" } }}
              >
                {t("finality.not-final")}
              </Badge>
            ) : null}
          </Group>
        }
        more={
          <Group gap="xs">
            <CiteBox code={code} judgment={judgment} />
            <ExportButton
              label={t("read.pdf")}
              onExport={() => saveAnswer<typeof exportJudgment>("caselaw.export-judgment", { code })}
            />
            {record.edits ? <Link to={`/app/caselaw/draft/${code}`}>{t("read.edit")}</Link> : null}
          </Group>
        }
      />
      <div className={styles.columns}>
        <Body record={record} />
        <Stack gap="lg">
          <SimilarCases code={code} />
          <AskCorrection code={code} />
        </Stack>
      </div>
    </Stack>
  );
}

function Body({ record }: { record: JudgmentRecord }) {
  const { t } = useText("caselaw");
  const labels = useLabels();
  const { judgment } = record;
  return (
    <Stack gap="xl">
      <HeadFacts record={record} />
      <Part title={t("read.elements")}>
        <ElementChips judgment={judgment} />
      </Part>
      {judgment.facts === undefined ? (
        <Part title={t("field.facts")}>
          <Text c="dimmed">{t("field.facts-not-told")}</Text>
        </Part>
      ) : (
        <TextBlock title={t("field.facts")} words={judgment.facts} />
      )}
      {judgment.history.length > 0 ? (
        <Part title={t("field.history")}>
          <HistoryLine history={judgment.history} />
        </Part>
      ) : null}
      {judgment.victims.length > 0 ? (
        <Part title={t("field.victims")}>
          <PeopleLines lines={judgment.victims} />
        </Part>
      ) : null}
      {judgment.migrants.length > 0 ? (
        <Part title={t("field.migrants")}>
          <PeopleLines lines={judgment.migrants} />
        </Part>
      ) : null}
      {judgment.defendants.length > 0 ? (
        <Part title={t("field.defendants")}>
          <Defendants judgment={judgment} />
        </Part>
      ) : null}
      {judgment.charges.length > 0 ? (
        <Part title={t("field.charges")}>
          <ChargesTable judgment={judgment} />
        </Part>
      ) : null}
      {judgment.reasoning ? <TextBlock title={t("field.reasoning")} words={judgment.reasoning} /> : null}
      {judgment.significance ? (
        <TextBlock title={t("field.significance")} words={judgment.significance} />
      ) : null}
      {judgment.evidentialIssues.length > 0 ? (
        <Part title={t("field.issues")}>
          <Issues issues={judgment.evidentialIssues} />
        </Part>
      ) : null}
      {judgment.concepts.length > 0 ? (
        <Part title={t("field.concepts")}>
          <Chips list="legal-concept" codes={judgment.concepts} facet="concept" />
        </Part>
      ) : null}
      {judgment.crossCutting.length > 0 ? (
        <Part title={t("field.cross-cutting")}>
          <Chips list="cross-cutting-issue" codes={judgment.crossCutting} facet="cross-cutting" />
        </Part>
      ) : null}
      {judgment.articles.length > 0 ? (
        <Part title={t("field.articles")}>
          <Group gap="md">
            {judgment.articles.map((article) => (
              <FacetLink key={article} facet="article" value={article} label={article} />
            ))}
          </Group>
        </Part>
      ) : null}
      {judgment.cooperationCountries.length > 0 ? (
        <Part title={t("field.cooperation")}>
          {judgment.cooperationCountries.map(labels.country).join(", ")}
        </Part>
      ) : null}
      {record.files.length > 0 ? (
        <Part title={t("read.files")}>
          <JudgmentFiles record={record} />
        </Part>
      ) : null}
      {record.related.length + record.citing.length + judgment.relations.length > 0 ? (
        <Part title={t("field.relations")}>
          <Relations record={record} />
        </Part>
      ) : null}
      {judgment.sources.length > 0 ? (
        <Part title={t("field.sources")}>
          <Sources sources={judgment.sources} />
        </Part>
      ) : null}
      {judgment.fullText.map((words) => (
        <TextBlock key={`${words.lang}-${words.text.length}`} title={t("field.full-text")} words={words} />
      ))}
    </Stack>
  );
}

function HeadFacts({ record }: { record: JudgmentRecord }) {
  const { t } = useText("caselaw");
  const labels = useLabels();
  const { date } = useFormat();
  const { judgment } = record;
  return (
    <Facts
      items={[
        {
          label: t("field.jurisdiction"),
          value: (
            <FacetLink
              facet="jurisdiction"
              value={judgment.jurisdiction}
              label={labels.country(judgment.jurisdiction)}
            />
          ),
        },
        { label: t("field.court-level"), value: labels.of("court-level", judgment.courtLevel) },
        ...(judgment.verdictOn
          ? [{ label: t("field.verdict-on"), value: <PartialDateText date={judgment.verdictOn} /> }]
          : []),
        { label: t("field.finality"), value: t(`finality.${judgment.finality}`) },
        ...(judgment.identifiers.length > 0
          ? [
              {
                label: t("field.identifiers"),
                value: (
                  <Group gap="xs">
                    {judgment.identifiers.map(({ kind, value }) => (
                      <bdi key={`${kind}-${value}`} title={t(`identifier.${kind}`)}>
                        {value}
                      </bdi>
                    ))}
                  </Group>
                ),
              },
            ]
          : []),
        {
          label: t("field.crime-types"),
          value: <Chips list="crime-type" codes={judgment.crimeTypes} facet="crime-type" />,
        },
        {
          label: t("read.published"),
          value: (
            <bdi>
              {t("read.published-by", {
                date: date(record.revisedAt),
                agency: record.agency,
                readers: t(`audience.${record.audience}`),
              })}
            </bdi>
          ),
        },
      ]}
    />
  );
}
