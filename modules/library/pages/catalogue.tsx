import { Badge, Group, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { holds, useSession } from "../../../web/api/session.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { type Column, DataList, type Filter } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { saveFile } from "../../../web/components/save-file.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportPublications } from "../publications/export-publications.ts";
import { audiences, kinds, topics } from "../publications/kinds.ts";
import type { listPublications } from "../publications/list-publications.ts";
import { publicationFields, publicationOf } from "./publication-fields.ts";
import { choices, languageName, languageOptions } from "./text-fields.ts";

type Row = OutputOf<typeof listPublications>["items"][number];

/** The catalogue of publications. */
export function Page() {
  const { t, lang } = useText("library");
  const session = useSession();
  const navigate = useNavigate();
  const [shown, setShown] = useState<Record<string, unknown>>({});
  const edits = holds(session, "library.edit");
  const columns: Column<Row>[] = [
    { id: "title", label: t("field.title"), sortable: true, cell: (row) => <Title row={row} /> },
    { id: "kind", label: t("field.kind"), cell: (row) => t(`kind.${row.kind}`) },
    { id: "publisher", label: t("field.publisher"), cell: (row) => <bdi>{row.publisher}</bdi> },
    { id: "year", label: t("field.year"), numeric: true, sortable: true, cell: (row) => row.year ?? "" },
    {
      id: "languages",
      label: t("field.languages"),
      cell: (row) => joined(...row.languages.map((code) => languageName(code, lang))),
    },
    {
      id: "topics",
      label: t("field.topics"),
      hidden: true,
      cell: (row) => joined(...row.topics.map((one) => t(`topic.${one}`))),
    },
    { id: "code", label: t("field.code"), hidden: true, cell: (row) => row.code },
  ];
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("catalogue.title")}
        about={t("catalogue.about")}
        action={
          edits ? (
            <ActionButton
              action="library.add-publication"
              label={t("add-publication.label")}
              icon="plus"
              fields={publicationFields(t, lang)}
              initial={{ lang, kind: "report" }}
              input={(values) => ({
                ...publicationOf(values, session.name),
                publicationId: crypto.randomUUID(),
              })}
              done={t("add-publication.done")}
              undo={(output) => ({ action: "library.remove-publication", input: named(output) })}
              onDone={(output) =>
                void navigate({ to: `/app/library/publication/${(output as { code: string }).code}` })
              }
            />
          ) : undefined
        }
        more={
          <Group gap="sm">
            <Link to="/app/library/search">{t("search.link")}</Link>
            {edits ? <Link to="/app/library/import">{t("import.link")}</Link> : null}
            <ExportMenu
              module="library"
              label={t("export.label")}
              formats={["csv", "xlsx", "bibtex", "ris"] as const}
              onExport={(format) => save(shown, format)}
            />
          </Group>
        }
      />
      <DataList<Row>
        question="library.list-publications"
        label={t("catalogue.title")}
        columns={columns}
        rowKey={(row) => row.publicationId}
        rowTo={(row) => `/app/library/publication/${row.code}`}
        twoLines={(row) => ({
          first: <Title row={row} />,
          second: joined(t(`kind.${row.kind}`), row.publisher),
          end: row.year,
        })}
        filters={filtersOf(t, lang, edits)}
        search={{ label: t("catalogue.search"), field: "text" }}
        input={({ filters, sort, search }) => {
          const input = {
            ...filters,
            ...(search === "" ? {} : { text: search }),
            ...(sort === undefined ? {} : { sort: sort.replace(/^-/, "") }),
          };
          // Exports what is shown; the list itself has no place for a choice of formats.
          queueMicrotask(() =>
            setShown((before) => (JSON.stringify(before) === JSON.stringify(input) ? before : input)),
          );
          return input;
        }}
        empty={<EmptyState title={t("catalogue.empty")} why={t("catalogue.empty-why")} />}
      />
    </Stack>
  );
}

type Format = "csv" | "xlsx" | "bibtex" | "ris";

async function save(shown: Record<string, unknown>, format: Format): Promise<void> {
  const file = await call<typeof exportPublications>("library.export-publications", { ...shown, format });
  saveFile(
    file.fileName,
    Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0)),
    file.mediaType,
  );
}

function named(output: unknown): { publicationId: string } {
  return { publicationId: (output as { publicationId: string }).publicationId };
}

function Title({ row }: { row: Row }) {
  const { t } = useText("library");
  return (
    <span>
      <bdi lang={row.titleLang}>{row.title}</bdi>
      {row.isNew ? <Mark label={t("mark.new")} /> : null}
      {row.reach === null ? <Mark label={t("mark.draft")} /> : null}
      {row.revised ? <Mark label={t("mark.revised")} /> : null}
    </span>
  );
}

function Mark({ label }: { label: string }) {
  return (
    <Badge variant="light" size="sm" ms={8} tt="none">
      {label}
    </Badge>
  );
}

function filtersOf(t: TFunction, lang: Parameters<typeof languageOptions>[0], edits: boolean): Filter[] {
  return [
    { id: "kind", label: t("field.kind"), options: choices(t, "kind", kinds) },
    { id: "topic", label: t("field.topics"), options: choices(t, "topic", topics) },
    { id: "audience", label: t("field.audience"), options: choices(t, "audience", audiences) },
    { id: "language", label: t("field.languages"), options: languageOptions(lang) },
    {
      id: "years",
      label: t("field.year"),
      options: choices(t, "years", ["new", "2020", "2010", "2000", "before"]),
    },
    ...(edits ? [{ id: "state", label: t("field.state"), options: choices(t, "state", ["drafts"]) }] : []),
  ];
}
