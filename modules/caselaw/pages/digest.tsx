import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
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
import type { exportDigest } from "../digest/export-digest.ts";
import type { DigestShown, getDigest } from "../digest/read-digests.ts";
import type { listEditions } from "../digest/read-editions.ts";
import { digestFields, digestOf, digestValues, searchAddress } from "./digest-fields.ts";
import { IssueSection, References } from "./digest-parts.tsx";
import styles from "./judgment.module.css";
import { noteFields, noteValues, withNote } from "./note-fields.ts";
import { Words } from "./text-block.tsx";
import { useSavedSearches } from "./use-saved-searches.ts";

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
        <IssueSection
          key={section.issue}
          section={section}
          cases={cases}
          verbs={digest.mayWrite ? <NoteVerb digest={digest} issue={section.issue} /> : undefined}
        />
      ))}
      <section>
        <Title order={2} size="h3" mb={6}>
          {t("digest.references")}
        </Title>
        <References cases={built.cases} />
      </section>
      <Editions digestId={digest.digestId} />
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

/** The author's note on one issue. */
function NoteVerb({ digest, issue }: { digest: DigestShown; issue: string }) {
  const { t, lang } = useText("caselaw");
  const held = digest.content.issues.find((one) => one.issue === issue)?.note;
  return (
    <ActionButton
      action="caselaw.revise-digest"
      label={t(held === undefined ? "digest.note-write" : "digest.note-revise")}
      about={t("digest.note-about")}
      variant="default"
      size="compact-sm"
      fields={noteFields(t, lang)}
      initial={noteValues(held, digest.content.title.lang)}
      input={(values) => ({ ...withNote(digest.content, issue, values), digestId: digest.digestId })}
      expects={digest.version}
      done={t("digest.note-saved")}
    />
  );
}

/** The editions of this digest, the newest first. */
function Editions({ digestId }: { digestId: string }) {
  const { t } = useText("caselaw");
  const { date } = useFormat();
  const list = useQuestion<typeof listEditions>("caselaw.list-editions", { digestId });
  if (list.data === undefined || list.data.items.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3" mb={6}>
        {t("edition.list")}
      </Title>
      <ul className={styles.plain}>
        {list.data.items.map(({ edition, frozenAt }) => (
          <li key={edition}>
            <Anchor
              component={Link}
              inherit
              underline="always"
              to={`/app/caselaw/edition/${digestId}/${String(edition)}`}
            >
              {t("edition.number", { number: edition })}
            </Anchor>
            {" · "}
            <bdi>{date(frozenAt)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verbs({ digest }: { digest: DigestShown }) {
  const { t, lang } = useText("caselaw");
  const navigate = useNavigate();
  const { digestId } = digest;
  const saved = useSavedSearches();
  const named = () => ({ digestId });
  return (
    <>
      <ActionButton
        action="caselaw.revise-digest"
        label={t("digest.revise")}
        variant="default"
        fields={digestFields(t, lang, saved)}
        initial={digestValues(digest.content, lang)}
        input={(values) => ({ ...digestOf(values, { before: digest.content, saved }), digestId })}
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
        action="caselaw.freeze-edition"
        label={t("edition.freeze")}
        about={t("edition.freeze-about")}
        variant="default"
        input={named}
        expects={digest.version}
        done={t("edition.frozen-done")}
        onDone={(output) =>
          void navigate({
            to: `/app/caselaw/edition/${digestId}/${String((output as { edition: number }).edition)}`,
          })
        }
      />
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
