import { Anchor, Badge, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { textIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { Link } from "../../../web/components/link.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportDigest } from "../digest/export-digest.ts";
import type { DigestShown, getDigest } from "../digest/read-digests.ts";
import { digestFields, digestOf, digestValues, searchAddress } from "./digest-fields.ts";
import styles from "./judgment.module.css";
import { useLabels } from "./labels.ts";
import { Words } from "./text-block.tsx";

type Case = DigestShown["built"]["cases"][number];
type Section = DigestShown["built"]["sections"][number];

/** One digest: under each issue counts and extracts, then the cases. */
export function Page() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const digest = useQuestion<typeof getDigest>("caselaw.get-digest", { digestId: id });
  if (digest.error) return <ProblemPanel problem={digest.error} onRetry={() => digest.refetch()} />;
  if (digest.isPending) return <Waiting lines={10} />;
  return <Shown digest={digest.data} />;
}

function Shown({ digest }: { digest: DigestShown }) {
  const { t } = useText("caselaw");
  const { date } = useFormat();
  const { built, content } = digest;
  const cases = new Map(built.cases.map((one) => [one.code, one]));
  return (
    <Stack gap="lg">
      <PageTitle
        title={digest.title}
        about={
          <bdi>
            {joined(
              digest.author,
              digest.agency,
              date(digest.writtenAt),
              t(digest.shared === null ? "digest.draft" : "digest.shared"),
            )}
          </bdi>
        }
        more={
          <Group gap="xs">
            <ExportMenu
              module="caselaw"
              label={t("search.export")}
              formats={["pdf", "html"]}
              onExport={(format) =>
                saveAnswer<typeof exportDigest>("caselaw.export-digest", {
                  digestId: digest.digestId,
                  format: format === "html" ? "html" : "pdf",
                })
              }
            />
            {digest.mayWrite ? <Verbs digest={digest} /> : null}
          </Group>
        }
      />
      <Changes digest={digest} />
      {content.about ? (
        <div className={styles.text} dir="auto">
          <Words words={content.about} />
        </div>
      ) : null}
      <Text size="sm" c="dimmed" maw="70ch">
        {t("numbers.no-sample")}{" "}
        {content.source.by === "search" ? (
          <Link underline="always" to={`/app/caselaw/search${searchAddress(content.source)}`}>
            {t("digest.its-search")}
          </Link>
        ) : null}
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

/** What changed since the digest was last refreshed, and the one click that takes it over. */
function Changes({ digest }: { digest: DigestShown }) {
  const { t } = useText("caselaw");
  const { built, fresh } = digest;
  const revised = built.cases.filter(({ mark }) => mark === "revised").length;
  if (revised + built.gone.length + fresh === 0) return null;
  return (
    <Notice kind="attention" title={t("digest.changed")}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {joined(
            revised > 0 ? t("digest.revised-count", { count: revised }) : null,
            built.gone.length > 0 ? t("digest.gone-count", { count: built.gone.length }) : null,
            fresh > 0 ? t("digest.fresh-count", { count: fresh }) : null,
          )}
        </Text>
        {built.gone.length > 0 ? (
          <Text size="sm" c="dimmed">
            <bdi>{built.gone.join(", ")}</bdi>
          </Text>
        ) : null}
        {digest.mayWrite ? (
          <ActionButton
            action="caselaw.refresh-digest"
            label={t("digest.refresh")}
            size="compact-sm"
            input={() => ({ digestId: digest.digestId })}
            expects={digest.version}
            done={t("digest.refreshed")}
          />
        ) : null}
      </Stack>
    </Notice>
  );
}

function IssueSection({ section, cases }: { section: Section; cases: ReadonlyMap<string, Case> }) {
  const { t } = useText("caselaw");
  const { number } = useFormat();
  const labels = useLabels();
  return (
    <section>
      <Title order={2} size="h3" mb={6}>
        {labels.of("evidential-issue", section.issue)}
      </Title>
      {section.note ? (
        <div className={styles.text} dir="auto">
          <Words words={section.note} />
        </div>
      ) : null}
      {section.counts.length === 0 ? (
        <Text c="dimmed">{t("digest.no-case")}</Text>
      ) : (
        <Table w="auto" my="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("field.jurisdiction")}</Table.Th>
              <Table.Th>{t("digest.outcome")}</Table.Th>
              <Table.Th>{t("digest.cases")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {section.counts.map(({ jurisdiction, outcome, cases: count }) => (
              <Table.Tr key={`${jurisdiction}-${outcome}`}>
                <Table.Td>{labels.country(jurisdiction)}</Table.Td>
                <Table.Td>{t(`outcome.${outcome}`)}</Table.Td>
                <Table.Td>{number(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Stack gap="md">
        {section.extracts.map(({ code, extract, place }, at) => (
          <ExtractOf
            key={`${code}-${String(at)}`}
            found={cases.get(code)}
            code={code}
            extract={extract}
            place={place}
          />
        ))}
      </Stack>
    </section>
  );
}

function ExtractOf({
  found,
  code,
  extract,
  place,
}: {
  found: Case | undefined;
  code: string;
  extract: Section["extracts"][number]["extract"];
  place: string | null;
}) {
  const { t, lang } = useText("caselaw");
  const labels = useLabels();
  // An extract that there is only in another language says in which.
  const shown = extract === null ? lang : textIn(extract, lang).lang;
  return (
    <div>
      {extract === null ? (
        <Text c="dimmed">{t("digest.no-extract")}</Text>
      ) : (
        <>
          {shown === lang ? null : (
            <Text size="sm" c="dimmed">
              {labels.language(shown)}
            </Text>
          )}
          <blockquote className={styles.quote} dir="auto">
            <Words words={extract} />
          </blockquote>
        </>
      )}
      <Text size="sm" mt={4}>
        <Anchor component={Link} inherit underline="always" to={`/app/caselaw/judgment/${code}`}>
          {found ? <Words words={found.title} /> : <bdi>{code}</bdi>}
        </Anchor>{" "}
        {place ? <bdi style={{ color: "var(--p-quiet)" }}>{place}</bdi> : null}{" "}
        {found?.mark === "revised" ? (
          <Badge
            size="sm"
            variant="light"
            tt="none"
            color="yellow"
            styles={{ root: { color: "var(--p-attention)" } }}
          >
            {t("digest.revised")}
          </Badge>
        ) : null}
      </Text>
    </div>
  );
}

function References({ cases }: { cases: readonly Case[] }) {
  const { t } = useText("caselaw");
  const labels = useLabels();
  return (
    <ol className={styles.plain}>
      {cases.map((one) => (
        <li key={one.code}>
          <Anchor component={Link} inherit underline="always" to={`/app/caselaw/judgment/${one.code}`}>
            <Words words={one.title} />
          </Anchor>
          {" · "}
          <Words words={one.court} />
          {" · "}
          <bdi>{labels.country(one.jurisdiction)}</bdi>
          {one.decided === null ? null : (
            <>
              {" · "}
              <PartialDateText date={{ text: one.decided }} />
            </>
          )}
          {" · "}
          <bdi>
            {joined(
              ...one.identifiers.map(({ value }) => value),
              one.code,
              one.finality === "not-final" ? t("finality.not-final") : null,
            )}
          </bdi>
        </li>
      ))}
    </ol>
  );
}

function Verbs({ digest }: { digest: DigestShown }) {
  const { t, lang } = useText("caselaw");
  const navigate = useNavigate();
  const { digestId } = digest;
  const named = () => ({ digestId });
  return (
    <>
      <ActionButton
        action="caselaw.revise-digest"
        label={t("digest.revise")}
        variant="default"
        fields={digestFields(t, lang)}
        initial={digestValues(digest.content, lang)}
        input={(values) => ({ ...digestOf(values, digest.content), digestId })}
        expects={digest.version}
        done={t("digest.written")}
      />
      {digest.shared === digest.version ? (
        <ActionButton
          action="caselaw.unshare-digest"
          label={t("digest.unshare")}
          variant="default"
          input={named}
          done={t("digest.unshared")}
          undo={() => ({ action: "caselaw.share-digest", input: named() })}
        />
      ) : (
        <ActionButton
          action="caselaw.share-digest"
          label={t("digest.share")}
          about={t("digest.share-about")}
          input={named}
          expects={digest.version}
          done={t("digest.shared-done")}
          undo={() => ({ action: "caselaw.unshare-digest", input: named() })}
        />
      )}
      <ActionButton
        action="caselaw.remove-digest"
        label={t("digest.remove")}
        about={t("digest.remove-about")}
        variant="subtle"
        danger
        input={named}
        done={t("digest.removed")}
        undo={() => ({ action: "caselaw.restore-digest", input: named() })}
        onDone={() => void navigate({ to: "/app/caselaw/digests" })}
      />
    </>
  );
}
