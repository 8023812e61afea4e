import { Stack, Title } from "@mantine/core";
import type { z } from "zod";
import type { Question } from "#kernel/action";
import type { ImporterListing, ImportRun } from "../../kernel/import/words.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { type Column, DataList } from "../components/data-list.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { ImportPage } from "../components/import-page.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

type Importers = Question<z.ZodType, z.ZodType<{ items: ImporterListing[] }>>;

/** Brings files in and lists what was brought in before. */
export function Page() {
  const { t } = useText();
  return (
    <>
      <PageTitle title={t("nav.imports")} about={t("import.about")} />
      <Stack gap="xl">
        <ImportPage />
        <section>
          <Title order={2} mb="sm">
            {t("import.before")}
          </Title>
          <Before />
        </section>
      </Stack>
    </>
  );
}

function Before() {
  const { t } = useText();
  const { dateTime, number } = useFormat();
  const importers = useQuestion<Importers>("import.list-importers", {}, { staleTime: 300_000 });
  const kinds = new Map(importers.data?.items.map(({ name, about }) => [name, about]));
  const kind = (run: ImportRun) => kinds.get(run.importer) ?? run.importer;
  const counts = (run: ImportRun) =>
    t("import.accepted-of", { accepted: number(run.accepted), read: number(run.rowsRead) });
  const columns: Column<ImportRun>[] = [
    { id: "at", label: t("import.at"), cell: (run) => dateTime(run.at) },
    { id: "importer", label: t("import.format"), cell: kind },
    { id: "state", label: t("job.state-label"), cell: (run) => t(`import.state.${run.state}`) },
    { id: "read", label: t("import.rows-read"), numeric: true, cell: (run) => number(run.rowsRead) },
    { id: "accepted", label: t("import.accepted"), numeric: true, cell: (run) => number(run.accepted) },
    { id: "rejected", label: t("import.rejected"), numeric: true, cell: (run) => number(run.rejectedCount) },
    {
      id: "may",
      label: t("accounts.actions"),
      cell: (run) => (run.may.includes("undo-import") ? <Undo run={run} /> : null),
    },
  ];
  return (
    <DataList<ImportRun>
      question="import.list-imports"
      label={t("import.before")}
      columns={columns}
      rowKey={(run) => run.importId}
      twoLines={(run) => ({
        first: kind(run),
        second: joined(t(`import.state.${run.state}`), dateTime(run.at), counts(run)),
        end: run.may.includes("undo-import") ? <Undo run={run} /> : null,
      })}
      empty={<EmptyState title={t("import.nothing-before")} why={t("import.nothing-before-why")} />}
    />
  );
}

function Undo({ run }: { run: ImportRun }) {
  const { t } = useText();
  return (
    <ActionButton
      action="import.undo-import"
      label={t("import.undo")}
      about={t("import.undo-about")}
      input={() => ({ importId: run.importId })}
      variant="default"
      size="compact-sm"
      danger
      done={t("import.undone")}
    />
  );
}
