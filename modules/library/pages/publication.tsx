import { Anchor, Badge, Group, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getPublication } from "../publications/list-publications.ts";
import { Citations } from "./citations.tsx";
import { SendFile, TakeFile } from "./file-button.tsx";
import { publicationFields, publicationOf, valuesOf } from "./publication-fields.ts";
import { languageName, reachField } from "./text-fields.ts";

type Shown = OutputOf<typeof getPublication>;

/** One entry of the catalogue. */
export function Page() {
  const { t } = useText("library");
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getPublication>("library.get-publication", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const shown = asked.data;
  return (
    <Stack gap="lg">
      <PageTitle
        title={shown.title}
        code={shown.code}
        about={
          <bdi>
            {joined(
              t(`kind.${shown.kind}`),
              shown.publisher,
              shown.year === null ? null : String(shown.year),
            )}
          </bdi>
        }
        action={
          shown.file !== null && shown.reach !== null ? (
            <TakeFile publicationId={shown.publicationId} label={t("file.take")} />
          ) : undefined
        }
      />
      <Verbs shown={shown} />
      {shown.abstract === null ? null : (
        <Text lang={shown.abstract.lang} dir="auto" maw="70ch" style={{ whiteSpace: "pre-line" }}>
          {shown.abstract.text}
        </Text>
      )}
      <PublicationFacts shown={shown} />
      {shown.reach === null ? null : <Citations code={shown.code} />}
      {shown.lists.length === 0 ? null : (
        <section>
          <Title order={2} size="h3">
            {t("publication.lists")}
          </Title>
          <ul>
            {shown.lists.map(({ listId, title }) => (
              <li key={listId}>
                <Link to={`/app/library/list/${listId}`}>
                  <bdi>{title}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

function PublicationFacts({ shown }: { shown: Shown }) {
  const { t, lang } = useText("library");
  const { number } = useFormat();
  const { content } = shown;
  const text = (name: "place" | "series" | "number" | "isbn" | "licence") =>
    content[name] === undefined ? [] : [{ label: t(`field.${name}`), value: <bdi>{content[name]}</bdi> }];
  const away = (name: "link" | "doi", to: string | undefined, label: string | undefined) =>
    to === undefined
      ? []
      : [
          {
            label: t(`field.${name}`),
            value: (
              <Anchor inherit href={to} rel="noreferrer noopener" target="_blank" dir="ltr">
                {label}
              </Anchor>
            ),
          },
        ];
  return (
    <Facts
      items={[
        ...(content.authors.length === 0
          ? []
          : [{ label: t("field.authors"), value: <bdi>{joined(...content.authors)}</bdi> }]),
        ...text("series"),
        ...text("number"),
        ...text("place"),
        ...(shown.languages.length === 0
          ? []
          : [
              {
                label: t("field.languages"),
                value: joined(...shown.languages.map((code) => languageName(code, lang))),
              },
            ]),
        ...(shown.topics.length === 0
          ? []
          : [{ label: t("field.topics"), value: joined(...shown.topics.map((one) => t(`topic.${one}`))) }]),
        ...(shown.audience.length === 0
          ? []
          : [
              {
                label: t("field.audience"),
                value: joined(...shown.audience.map((one) => t(`audience.${one}`))),
              },
            ]),
        ...text("isbn"),
        ...away("doi", content.doi === undefined ? undefined : `https://doi.org/${content.doi}`, content.doi),
        ...away("link", content.link, content.link),
        ...text("licence"),
        { label: t("field.reach"), value: t(shown.reach === null ? "mark.draft" : `reach.${shown.reach}`) },
        ...(shown.file === null ? [] : [{ label: t("field.downloads"), value: number(shown.downloads) }]),
        { label: t("field.code"), value: shown.code },
      ]}
    />
  );
}

function Verbs({ shown }: { shown: Shown }) {
  const { t, lang } = useText("library");
  const session = useSession();
  const { draft, may, publicationId, reach } = shown;
  if (draft === null || may.length === 0) return null;
  const input = () => ({ publicationId });
  return (
    <Group gap="xs" data-print="no">
      {shown.revised ? (
        <Badge variant="light" tt="none">
          {t("mark.revised")}
        </Badge>
      ) : null}
      {may.includes("publish-publication") ? (
        <ActionButton
          action="library.publish-publication"
          label={t(reach === null ? "publish-publication.label" : "publish-publication.again")}
          about={t("publish-publication.about")}
          fields={[reachField(t)]}
          initial={{ reach: reach ?? "inside" }}
          input={(values) => ({ publicationId, reach: values.reach })}
          expects={draft.version}
          done={t("publish-publication.done")}
          variant={reach === null || shown.revised ? "filled" : "default"}
          {...(reach === null
            ? { undo: () => ({ action: "library.unpublish-publication" as const, input: input() }) }
            : {})}
        />
      ) : null}
      <ActionButton
        action="library.revise-publication"
        label={t("revise-publication.label")}
        variant="default"
        fields={publicationFields(t, lang)}
        initial={valuesOf(draft, lang)}
        input={(values) => ({ ...publicationOf(values, session.name, draft), publicationId })}
        expects={draft.version}
        done={t("revise-publication.done")}
        undo={() => ({ action: "library.take-back-revision", input: input() })}
      />
      <SendFile publicationId={publicationId} />
      {may.includes("unpublish-publication") && reach !== null ? (
        <ActionButton
          action="library.unpublish-publication"
          label={t("unpublish-publication.label")}
          about={t("unpublish-publication.about")}
          variant="default"
          input={input}
          done={t("unpublish-publication.done")}
          undo={() => ({ action: "library.publish-publication", input: { publicationId, reach } })}
        />
      ) : null}
      {may.includes("remove-publication") ? (
        <ActionButton
          action="library.remove-publication"
          label={t("remove-publication.label")}
          about={t("remove-publication.about")}
          variant="subtle"
          danger
          input={input}
          done={t("remove-publication.done")}
          undo={() => ({ action: "library.restore-publication", input: input() })}
        />
      ) : null}
    </Group>
  );
}
