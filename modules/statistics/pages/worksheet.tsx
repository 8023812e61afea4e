import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { saveFile } from "../../../web/components/save-file.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportWorksheet, getWorksheet, listWorksheets } from "../knowledge/read-worksheets.ts";
import { valuesOf, worksheetFields, worksheetOf } from "./worksheet-fields.ts";

type Sheet = OutputOf<typeof getWorksheet>;

/** One worksheet: the four questions with answers, sources, author, date and versions. */
export function Page() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const [values] = useAddress();
  const version = /^\d{1,6}$/.test(values.version ?? "") ? { version: Number(values.version) } : {};
  const sheet = useQuestion<typeof getWorksheet>("statistics.get-worksheet", { worksheetId: id, ...version });
  if (sheet.error) return <ProblemPanel problem={sheet.error} onRetry={() => sheet.refetch()} />;
  if (sheet.isPending) return <Waiting lines={8} />;
  return (
    <Shown
      sheet={sheet.data}
      old={"version" in version && sheet.data.version !== sheet.data.versions[0]?.version}
    />
  );
}

function Shown({ sheet, old }: { sheet: Sheet; old: boolean }) {
  const { t } = useText("statistics");
  const { date } = useFormat();
  return (
    <Stack gap="lg">
      <PageTitle
        title={sheet.title}
        about={t("knowledge.worksheet")}
        more={
          <Group gap="xs">
            {sheet.mayWrite && !old ? <Verbs sheet={sheet} /> : null}
            <Files sheet={sheet} />
          </Group>
        }
      />
      <Facts
        items={[
          { label: t("knowledge.level"), value: t(`knowledge.levels.${sheet.level}`) },
          { label: t("knowledge.place"), value: <bdi>{sheet.place}</bdi> },
          { label: t("knowledge.date"), value: date(sheet.date) },
          { label: t("knowledge.author"), value: <bdi>{joined(sheet.author, sheet.agency)}</bdi> },
          { label: t("knowledge.version"), value: sheet.version },
          {
            label: t("knowledge.state"),
            value:
              sheet.shared === null
                ? t("knowledge.draft")
                : t("knowledge.shared-version", { version: sheet.shared }),
          },
        ]}
      />
      {sheet.answers.map(({ question, asked, answer, sources }) => (
        <section key={question}>
          <Title order={2} size="h3">
            {asked}
          </Title>
          <Text
            dir="auto"
            maw="75ch"
            style={{ whiteSpace: "pre-line" }}
            {...(answer === null ? { c: "dimmed" } : {})}
          >
            {answer ?? t("knowledge.no-answer")}
          </Text>
          {sources.length > 0 ? (
            <ul aria-label={t("knowledge.linked")}>
              {sources.map((source) => (
                <li key={source}>
                  <bdi>{source}</bdi>
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
      {sheet.versions.length > 1 ? (
        <section data-print="no">
          <Title order={2} size="h4">
            {t("knowledge.versions")}
          </Title>
          <ul>
            {sheet.versions.map(({ version, author, writtenAt }) => (
              <li key={version}>
                <Link to={`/app/statistics/worksheet/${sheet.worksheetId}?version=${version}`}>
                  {t("knowledge.version-of", { version, author, date: date(writtenAt) })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Stack>
  );
}

function Verbs({ sheet }: { sheet: Sheet }) {
  const { t, lang } = useText("statistics");
  const navigate = useNavigate();
  const { worksheetId } = sheet;
  const list = useQuestion<typeof listWorksheets>("statistics.list-worksheets", {});
  const shared = sheet.shared === sheet.version;
  return (
    <>
      <ActionButton
        action="statistics.revise-worksheet"
        label={t("knowledge.revise")}
        variant="default"
        fields={worksheetFields(t, list.data?.sources ?? [])}
        initial={valuesOf(sheet.content, lang)}
        input={(values) => ({ ...worksheetOf(values, sheet.content), worksheetId })}
        expects={sheet.version}
        done={t("knowledge.done-revised")}
        undo={() => ({ action: "statistics.take-back-worksheet", input: { worksheetId } })}
      />
      {shared ? (
        <ActionButton
          action="statistics.unshare-worksheet"
          label={t("knowledge.unshare")}
          variant="default"
          input={() => ({ worksheetId })}
          done={t("knowledge.done-unshared")}
          undo={() => ({ action: "statistics.share-worksheet", input: { worksheetId } })}
        />
      ) : (
        <ActionButton
          action="statistics.share-worksheet"
          label={t("knowledge.share")}
          about={t("knowledge.share-about")}
          input={() => ({ worksheetId })}
          expects={sheet.version}
          done={t("knowledge.done-shared")}
          undo={() => ({ action: "statistics.unshare-worksheet", input: { worksheetId } })}
        />
      )}
      <ActionButton
        action="statistics.remove-worksheet"
        label={t("knowledge.remove")}
        about={t("knowledge.remove-about")}
        variant="subtle"
        input={() => ({ worksheetId })}
        done={t("knowledge.done-removed")}
        undo={() => ({ action: "statistics.restore-worksheet", input: { worksheetId } })}
        onDone={() => void navigate({ to: "/app/statistics/worksheets" })}
        danger
      />
    </>
  );
}

function Files({ sheet }: { sheet: Sheet }) {
  const { t } = useText("statistics");
  const toast = useToast();
  async function save(): Promise<void> {
    try {
      const file = await call<typeof exportWorksheet>("statistics.export-worksheet", {
        worksheetId: sheet.worksheetId,
        ...(sheet.versions.length > 0 ? { version: sheet.version } : {}),
      });
      saveFile(
        file.fileName,
        Uint8Array.from(atob(file.base64), (c) => c.charCodeAt(0)),
        file.mediaType,
      );
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown)));
    }
  }
  return (
    <>
      <Button variant="default" onClick={save}>
        {t("knowledge.pdf")}
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        {t("knowledge.print")}
      </Button>
    </>
  );
}
