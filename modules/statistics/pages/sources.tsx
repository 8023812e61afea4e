import { Anchor, Group, Stack } from "@mantine/core";
import type { TFunction } from "i18next";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listSources } from "../knowledge/sources.ts";
import { EntryVerbs } from "./knowledge-verbs.tsx";
import { RegisterFiles } from "./register-files.tsx";

type Row = OutputOf<typeof listSources>["items"][number];

const kinds = ["data", "research"];
const texts = ["name", "holder", "collected", "shared", "updated"] as const;

/** The register of data and research sources. */
export function Page() {
  const { t, lang } = useText("statistics");
  const list = useQuestion<typeof listSources>("statistics.list-sources", {});
  const fields = sourceFields(t);
  const columns: Column<Row>[] = [
    { id: "name", label: t("knowledge.name"), cell: (row) => <SourceName row={row} /> },
    {
      id: "holder",
      label: t("knowledge.holder"),
      cell: (row) => <bdi>{joined(row.holder, t(`knowledge.kinds.${row.content.kind}`))}</bdi>,
    },
    { id: "collected", label: t("knowledge.collected"), cell: (row) => <bdi>{row.collected}</bdi> },
    { id: "shared", label: t("knowledge.shared-how"), cell: (row) => <bdi>{row.shared}</bdi> },
    { id: "updated", label: t("knowledge.updated"), cell: (row) => <bdi>{row.updated}</bdi> },
    {
      id: "licence",
      label: joined(t("knowledge.licence"), t("knowledge.contact")),
      cell: (row) => <bdi>{joined(row.content.licence ?? null, row.content.contact ?? null)}</bdi>,
    },
    { id: "agency", label: t("knowledge.agency"), hidden: true, cell: (row) => <bdi>{row.agency}</bdi> },
    ...(list.data?.mayAdd
      ? [{ id: "verbs", label: t("events.change"), cell: (row: Row) => <Verbs row={row} fields={fields} /> }]
      : []),
  ];
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.sources")}
        about={t("knowledge.sources-about")}
        action={
          list.data?.mayAdd ? (
            <ActionButton
              action="statistics.add-source"
              label={t("knowledge.add-source")}
              icon="plus"
              fields={fields}
              initial={{ lang }}
              input={(values) => ({ ...sourceOf(values), entryId: crypto.randomUUID() })}
              done={t("knowledge.done-added")}
              undo={undoAdding}
            />
          ) : undefined
        }
      />
      <DataList<Row>
        question="statistics.list-sources"
        label={t("nav.sources")}
        paged={false}
        columns={columns}
        rowKey={(row) => row.entryId}
        twoLines={(row) => ({
          first: <SourceName row={row} />,
          second: joined(row.holder, row.collected, row.shared, row.updated, row.content.licence ?? null),
          end: list.data?.mayAdd ? <Verbs row={row} fields={fields} /> : null,
        })}
        filters={[
          {
            id: "kind",
            label: t("knowledge.kind"),
            options: kinds.map((kind) => ({ value: kind, label: t(`knowledge.kinds.${kind}`) })),
          },
        ]}
        files={(input) => <RegisterFiles question="statistics.export-sources" input={input} />}
        search={{ label: t("knowledge.search"), field: "text" }}
        empty={<EmptyState title={t("knowledge.empty-sources")} why={t("knowledge.empty-sources-why")} />}
      />
    </Stack>
  );
}

/** Takes an entry back that was just added. */
export function undoAdding(output: unknown) {
  const { entryId } = output as { entryId: string };
  return { action: "statistics.remove-entry" as const, input: { entryId } };
}

function SourceName({ row }: { row: Row }) {
  const { link } = row.content;
  if (link === undefined) return <bdi>{row.name}</bdi>;
  return (
    <Anchor inherit href={link} rel="noreferrer noopener" target="_blank">
      <bdi>{row.name}</bdi>
    </Anchor>
  );
}

function Verbs({ row, fields }: { row: Row; fields: readonly Field[] }) {
  const { lang } = useText("statistics");
  if (!row.mine) return null;
  const { content } = row;
  return (
    <Group gap={4}>
      <EntryVerbs
        entryId={row.entryId}
        version={row.version}
        action="statistics.revise-source"
        fields={fields}
        initial={{
          lang,
          kind: content.kind,
          licence: content.licence ?? "",
          link: content.link ?? "",
          contact: content.contact ?? "",
          ...Object.fromEntries(texts.map((name) => [name, shownIn(content[name], lang)])),
        }}
        input={(values) => sourceOf(values, content)}
      />
    </Group>
  );
}

function sourceFields(t: TFunction): Field[] {
  const long = (name: string, label: string): Field => ({
    name,
    kind: "long-text",
    label: t(label),
    required: true,
    maxLength: 1000,
  });
  return [
    {
      name: "kind",
      kind: "choice",
      label: t("knowledge.kind"),
      required: true,
      options: kinds.map((kind) => ({ value: kind, label: t(`knowledge.kinds.${kind}`) })),
    },
    languageField(t),
    { name: "name", kind: "text", label: t("knowledge.name"), required: true, maxLength: 200 },
    { name: "holder", kind: "text", label: t("knowledge.holder"), required: true, maxLength: 200 },
    long("collected", "knowledge.collected"),
    long("shared", "knowledge.shared-how"),
    long("updated", "knowledge.updated"),
    { name: "licence", kind: "text", label: t("knowledge.licence"), maxLength: 300 },
    { name: "link", kind: "text", label: t("knowledge.link"), maxLength: 500 },
    {
      name: "contact",
      kind: "text",
      label: t("knowledge.contact"),
      hint: t("knowledge.contact-hint"),
      maxLength: 300,
    },
  ];
}

function sourceOf(values: Values, before?: Row["content"]): Record<string, unknown> {
  const { kind, licence, link, contact } = values;
  return {
    kind,
    ...(licence ? { licence } : {}),
    ...(link ? { link } : {}),
    ...(contact ? { contact } : {}),
    ...Object.fromEntries(texts.map((name) => [name, wordsOf(values, name, before?.[name])])),
  };
}
