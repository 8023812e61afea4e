import { Group, Stack } from "@mantine/core";
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
import type { listGaps } from "../knowledge/gaps.ts";
import { sourcesField } from "./knowledge-fields.ts";
import { EntryVerbs } from "./knowledge-verbs.tsx";
import { RegisterFiles } from "./register-files.tsx";

type List = OutputOf<typeof listGaps>;
type Row = List["items"][number];

const states = ["open", "planned", "answered"];

/** The register of what is not known yet. */
export function Page() {
  const { t, lang } = useText("statistics");
  const list = useQuestion<typeof listGaps>("statistics.list-gaps", {});
  const fields = gapFields(t, list.data?.sources ?? []);
  const sourcesOf = (row: Row) => joined(...row.sources.map(({ name }) => name));
  const columns: Column<Row>[] = [
    { id: "question", label: t("knowledge.ask"), cell: (row) => <bdi>{row.question}</bdi> },
    { id: "state", label: t("knowledge.state"), cell: (row) => t(`knowledge.states.${row.content.state}`) },
    { id: "why", label: t("knowledge.why"), cell: (row) => <bdi>{row.why}</bdi> },
    { id: "who", label: t("knowledge.who"), cell: (row) => <bdi>{row.who}</bdi> },
    { id: "answer", label: t("knowledge.answer"), cell: (row) => <bdi>{row.answer ?? ""}</bdi> },
    { id: "sources", label: t("knowledge.linked"), cell: (row) => <bdi>{sourcesOf(row)}</bdi> },
    { id: "agency", label: t("knowledge.agency"), hidden: true, cell: (row) => <bdi>{row.agency}</bdi> },
    ...(list.data?.mayAdd
      ? [{ id: "verbs", label: t("events.change"), cell: (row: Row) => <Verbs row={row} fields={fields} /> }]
      : []),
  ];
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.gaps")}
        about={t("knowledge.gaps-about")}
        action={
          list.data?.mayAdd ? (
            <ActionButton
              action="statistics.add-gap"
              label={t("knowledge.add-gap")}
              icon="plus"
              fields={fields}
              initial={{ lang, state: "open" }}
              input={(values) => ({ ...gapOf(values), entryId: crypto.randomUUID() })}
              done={t("knowledge.done-added")}
              undo={(output) => ({
                action: "statistics.remove-entry",
                input: { entryId: (output as { entryId: string }).entryId },
              })}
            />
          ) : undefined
        }
      />
      <DataList<Row>
        question="statistics.list-gaps"
        label={t("nav.gaps")}
        paged={false}
        columns={columns}
        rowKey={(row) => row.entryId}
        twoLines={(row) => ({
          first: <bdi>{row.question}</bdi>,
          second: joined(t(`knowledge.states.${row.content.state}`), row.why, row.who, row.answer),
          end: list.data?.mayAdd ? <Verbs row={row} fields={fields} /> : null,
        })}
        filters={[
          {
            id: "state",
            label: t("knowledge.state"),
            options: states.map((state) => ({ value: state, label: t(`knowledge.states.${state}`) })),
          },
        ]}
        files={(input) => <RegisterFiles question="statistics.export-gaps" input={input} />}
        search={{ label: t("knowledge.search"), field: "text" }}
        empty={<EmptyState title={t("knowledge.empty-gaps")} why={t("knowledge.empty-gaps-why")} />}
      />
    </Stack>
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
        action="statistics.revise-gap"
        fields={fields}
        initial={{
          lang,
          state: content.state,
          sources: row.sources.map(({ entryId }) => entryId),
          question: shownIn(content.question, lang),
          why: shownIn(content.why, lang),
          who: shownIn(content.who, lang),
          answer: shownIn(content.answer, lang),
        }}
        input={(values) => gapOf(values, content)}
      />
    </Group>
  );
}

function gapFields(t: TFunction, sources: List["sources"]): Field[] {
  return [
    languageField(t),
    { name: "question", kind: "long-text", label: t("knowledge.ask"), required: true, maxLength: 500 },
    { name: "why", kind: "long-text", label: t("knowledge.why"), required: true, maxLength: 2000 },
    { name: "who", kind: "text", label: t("knowledge.who"), required: true, maxLength: 500 },
    {
      name: "state",
      kind: "choice",
      label: t("knowledge.state"),
      required: true,
      options: states.map((state) => ({ value: state, label: t(`knowledge.states.${state}`) })),
    },
    { name: "answer", kind: "long-text", label: t("knowledge.answer"), maxLength: 2000 },
    sourcesField("sources", t("knowledge.linked"), sources),
  ];
}

function gapOf(values: Values, before?: Row["content"]): Record<string, unknown> {
  const answer = wordsOf(values, "answer", before?.answer);
  return {
    state: values.state,
    sources: values.sources ?? [],
    question: wordsOf(values, "question", before?.question),
    why: wordsOf(values, "why", before?.why),
    who: wordsOf(values, "who", before?.who),
    ...(answer === undefined ? {} : { answer }),
  };
}
