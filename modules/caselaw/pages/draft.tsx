import { Anchor, Badge, Group, Stack, Tabs, Text } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { textIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Link } from "../../../web/components/link.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getDraft } from "../edit/get-draft.ts";
import { DraftVerbs } from "./draft-verbs.tsx";
import { EditForm } from "./edit-form.tsx";
import { Files } from "./files/files.tsx";
import { NamesCheck } from "./names-check.tsx";
import { Versions } from "./versions.tsx";

type Draft = OutputOf<typeof getDraft>;
const parts = ["edit", "names", "files", "versions"] as const;

/** A judgment as its editors hold it: the form, the possible names, the versions. */
export function Page() {
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const draft = useQuestion<typeof getDraft>("caselaw.get-draft", { code });
  if (draft.error) return <ProblemPanel problem={draft.error} onRetry={() => draft.refetch()} />;
  if (draft.isPending) return <Waiting lines={10} />;
  return <Shown key={draft.data.judgmentId} draft={draft.data} />;
}

function Shown({ draft }: { draft: Draft }) {
  const { t, lang } = useText("caselaw");
  const navigate = useNavigate();
  const asked = (useSearch({ strict: false }) as { part?: string }).part;
  const part = parts.find((one) => one === asked) ?? "edit";
  const open = draft.findings.filter(({ answer }) => answer === null).length;
  return (
    <Stack gap="md">
      <PageTitle
        title={textIn(draft.judgment.title, lang).text}
        code={draft.code}
        about={
          <Group gap="xs">
            <bdi>{draft.code}</bdi>
            <Badge variant="outline" tt="none">
              {t(`state.${draft.state}`)}
            </Badge>
            {draft.published ? (
              <Link to={`/app/caselaw/judgment/${draft.code}`}>
                {t("draft.published-version", {
                  version: draft.published.version,
                  readers: t(`audience.${draft.published.audience}`),
                })}
              </Link>
            ) : null}
          </Group>
        }
        more={<DraftVerbs draft={draft} open={open} />}
      />
      <Told draft={draft} />
      <Tabs
        value={part}
        onChange={(next) =>
          void navigate({ to: ".", search: { part: next ?? "edit" } as never, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="edit">{t("draft.parts.edit")}</Tabs.Tab>
          <Tabs.Tab
            value="names"
            rightSection={
              open > 0 ? (
                <Badge size="sm" circle>
                  {open}
                </Badge>
              ) : undefined
            }
          >
            {t("draft.parts.names")}
          </Tabs.Tab>
          <Tabs.Tab value="files">{t("draft.parts.files")}</Tabs.Tab>
          <Tabs.Tab value="versions">{t("draft.parts.versions")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="edit" pt="md">
          <EditForm draft={draft} />
        </Tabs.Panel>
        <Tabs.Panel value="names" pt="md">
          <NamesCheck draft={draft} />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="md">
          <Files draft={draft} />
        </Tabs.Panel>
        <Tabs.Panel value="versions" pt="md">
          <Versions draft={draft} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

/** What an editor should know before going on: withdrawn, waiting, perhaps there already. */
function Told({ draft }: { draft: Draft }) {
  const { t } = useText("caselaw");
  const { percent } = useFormat();
  return (
    <>
      {draft.withdrawnReason !== null && draft.state === "withdrawn" ? (
        <Notice kind="attention" title={t("draft.withdrawn")}>
          <bdi>{draft.withdrawnReason}</bdi>
        </Notice>
      ) : null}
      {draft.state === "in-review" ? <Notice>{t("draft.waits")}</Notice> : null}
      {draft.duplicates.length > 0 ? (
        <Notice kind="attention" title={t("draft.duplicates")}>
          <Stack gap={2}>
            {draft.duplicates.map(({ code, why, share }) => (
              <Text key={code} size="sm">
                <Anchor component={Link} inherit underline="always" to={`/app/caselaw/judgment/${code}`}>
                  <bdi>{code}</bdi>
                </Anchor>{" "}
                {why === "identifier" ? t("draft.same-number") : t("draft.alike", { share: percent(share) })}
              </Text>
            ))}
          </Stack>
        </Notice>
      ) : null}
    </>
  );
}
