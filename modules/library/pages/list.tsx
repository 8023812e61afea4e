import { Group, Stack, Text } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getList } from "../lists/lists.ts";
import { listFields } from "./list-fields.tsx";
import { reachField, shownIn, textOf } from "./text-fields.ts";

type Shown = OutputOf<typeof getList>;

/** One reading list in its order. */
export function Page() {
  const { t } = useText("library");
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const asked = useQuestion<typeof getList>("library.get-list", { listId: id });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const shown = asked.data;
  return (
    <Stack gap="lg">
      <PageTitle
        title={shown.title}
        about={
          <bdi>{joined(shown.about, t(shown.reach === null ? "list.own" : `reach.${shown.reach}`))}</bdi>
        }
      />
      <Verbs shown={shown} />
      {shown.entries.length === 0 ? (
        <EmptyState title={t("list.empty")} why={t("list.empty-why")} />
      ) : (
        <ol style={{ paddingInlineStart: "1.5rem", margin: 0 }}>
          {shown.entries.map(({ recordId, what, code, title, about }) => (
            <li key={recordId} style={{ paddingBlock: 8 }}>
              <Link to={`/app/library/${what}/${code}`}>
                <bdi>{title}</bdi>
              </Link>
              <Text size="sm" c="dimmed">
                <bdi>{joined(t(`list.what.${what}`), about === "" ? null : about)}</bdi>
              </Text>
            </li>
          ))}
        </ol>
      )}
    </Stack>
  );
}

function Verbs({ shown }: { shown: Shown }) {
  const { t, lang } = useText("library");
  const session = useSession();
  const navigate = useNavigate();
  const { listId, words, version, reach } = shown;
  if (!shown.mine || version === null || !holds(session, "library.edit")) return null;
  const about = (values: Record<string, unknown>) =>
    textOf(values, "about", { before: words.about ?? undefined, by: session.name });
  return (
    <Group gap="xs" data-print="no">
      <ActionButton
        action="library.share-list"
        label={t("share-list.label")}
        about={t("share-list.about")}
        fields={[reachField(t)]}
        initial={{ reach: reach ?? "inside" }}
        input={(values) => ({ listId, reach: values.reach })}
        done={t("share-list.done")}
        variant={reach === null ? "filled" : "default"}
        undo={() => ({ action: "library.unshare-list", input: { listId } })}
      />
      <ActionButton
        action="library.write-list"
        label={t("write-list.again")}
        variant="default"
        fields={listFields(t)}
        initial={{
          lang,
          title: shownIn(words.title, lang),
          about: shownIn(words.about, lang),
          items: shown.entries.map(({ recordId }) => recordId),
        }}
        input={(values) => ({
          listId,
          title: textOf(values, "title", { before: words.title, by: session.name }),
          ...(about(values) === undefined ? {} : { about: about(values) }),
          items: values.items ?? [],
        })}
        expects={version}
        done={t("write-list.done")}
      />
      {reach === null ? null : (
        <ActionButton
          action="library.unshare-list"
          label={t("unshare-list.label")}
          variant="default"
          input={() => ({ listId })}
          done={t("unshare-list.done")}
          undo={() => ({ action: "library.share-list", input: { listId, reach } })}
        />
      )}
      <ActionButton
        action="library.remove-list"
        label={t("remove-list.label")}
        about={t("remove-list.about")}
        variant="subtle"
        danger
        input={() => ({ listId })}
        done={t("remove-list.done")}
        undo={() => ({ action: "library.restore-list", input: { listId } })}
        onDone={() => void navigate({ to: "/app/library/lists" })}
      />
    </Group>
  );
}
