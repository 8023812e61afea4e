import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { textIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { Link } from "../../../web/components/link.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportEdition } from "../digest/export-digest.ts";
import type { EditionShown, getEdition } from "../digest/read-editions.ts";
import { IssueSection, References } from "./digest-parts.tsx";
import styles from "./judgment.module.css";
import { Words } from "./text-block.tsx";

/** An edition of a digest as it was frozen, and what changed since. */
export function Page() {
  const { id = "", number = "" } = useParams({ strict: false }) as { id?: string; number?: string };
  const asked = { digestId: id, edition: Number(number) };
  const edition = useQuestion<typeof getEdition>("caselaw.get-edition", asked);
  if (edition.error) return <ProblemPanel problem={edition.error} onRetry={() => edition.refetch()} />;
  if (edition.isPending) return <Waiting lines={10} />;
  return <Shown edition={edition.data} />;
}

function Shown({ edition }: { edition: EditionShown }) {
  const { t } = useText("caselaw");
  const { date } = useFormat();
  const { built, content } = edition;
  const cases = new Map(built.cases.map((one) => [one.code, one]));
  return (
    <Stack gap="lg">
      <PageTitle
        title={edition.title}
        about={
          <bdi>
            {joined(t("edition.number", { number: edition.edition }), edition.author, edition.agency)}
          </bdi>
        }
        more={<Verbs edition={edition} />}
      />
      <Text>{t("edition.frozen", { day: date(edition.frozenAt) })}</Text>
      <Changes edition={edition} />
      {content.about ? (
        <div className={styles.text} dir="auto">
          <Words words={content.about} />
        </div>
      ) : null}
      <Text size="sm" c="dimmed" maw="70ch">
        {t("numbers.no-sample")}
      </Text>
      {built.sections.map((section) => (
        <IssueSection key={section.issue} section={section} cases={cases} />
      ))}
      <section>
        <Title order={2} size="h3" mb={6}>
          {t("digest.references")}
        </Title>
        <References cases={built.cases} />
      </section>
    </Stack>
  );
}

/** What changed since the edition was frozen, case by case. */
function Changes({ edition }: { edition: EditionShown }) {
  const { t, lang } = useText("caselaw");
  const { list } = useFormat();
  const { changes, fresh, newest } = edition;
  if (changes.length + fresh === 0 && newest === edition.edition)
    return <Text c="dimmed">{t("edition.none")}</Text>;
  const titles = new Map(edition.built.cases.map(({ code, title }) => [code, textIn(title, lang).text]));
  return (
    <Notice kind="attention" title={t("edition.changes")}>
      <ul className={styles.plain}>
        {changes.map(({ code, kind, what }) => (
          <li key={code}>
            {t(`edition.change-${kind}`, {
              // Titles keep their own direction inside the sentence.
              case: `\u2068${joined(titles.get(code), code)}\u2069`,
              what: list(what.map((part) => t(`edition.part-${part}`))),
            })}
          </li>
        ))}
        {fresh === 0 ? null : <li>{t("edition.fresh", { count: fresh })}</li>}
        {newest === edition.edition ? null : (
          <li>
            <Anchor
              component={Link}
              inherit
              underline="always"
              to={`/app/caselaw/edition/${edition.digestId}/${String(newest)}`}
            >
              {t("edition.newer", { number: newest })}
            </Anchor>
          </li>
        )}
      </ul>
    </Notice>
  );
}

function Verbs({ edition }: { edition: EditionShown }) {
  const { t } = useText("caselaw");
  const navigate = useNavigate();
  const named = { digestId: edition.digestId, edition: edition.edition };
  return (
    <Group gap="xs">
      <ExportMenu
        module="caselaw"
        label={t("search.export")}
        formats={["pdf", "html"]}
        onExport={(format) =>
          saveAnswer<typeof exportEdition>("caselaw.export-edition", {
            ...named,
            format: format === "html" ? "html" : "pdf",
          })
        }
      />
      {edition.mayWrite ? (
        <>
          <Anchor component={Link} underline="always" to={`/app/caselaw/digest/${edition.digestId}`}>
            {t("edition.living")}
          </Anchor>
          <ActionButton
            action="caselaw.withdraw-edition"
            label={t("edition.withdraw")}
            about={t("edition.withdraw-about")}
            variant="subtle"
            danger
            input={() => named}
            done={t("edition.withdrawn")}
            undo={() => ({ action: "caselaw.restore-edition", input: named })}
            onDone={() => void navigate({ to: "/app/caselaw/digests" })}
          />
        </>
      ) : null}
    </Group>
  );
}
