import { Group, Stack, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listDrafting } from "../drafting/list-drafting.ts";
import type { listTreaties } from "../treaties/list-treaties.ts";
import styles from "./law.module.css";
import { RecordVerbs } from "./record-verbs.tsx";
import { type Choices, useChoices } from "./use-choices.ts";

type Row = OutputOf<typeof listDrafting>["items"][number];
type Treaties = readonly { readonly treaty: string; readonly label: string }[];

const steps = ["mission", "needs", "draft", "comments", "adopted", "in-force"] as const;
const actions = {
  needs: "law.record-needs",
  draft: "law.record-draft",
  comments: "law.open-comments",
  adopted: "law.record-adoption",
  "in-force": "law.record-force",
} as const;

/** Help with laws and with ratification, step by step. */
export function Page() {
  const { t, lang } = useText("law");
  const list = useQuestion<typeof listDrafting>("law.list-drafting", {});
  const treaties = useQuestion<typeof listTreaties>("law.list-treaties", {}).data?.items ?? [];
  const choices = useChoices();
  const fields = draftingFields(t, choices, treaties);
  const editor = list.data?.mayEdit ?? false;
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.drafting")}
        about={t("drafting.page-about")}
        action={
          editor ? (
            <ActionButton
              action="law.open-drafting"
              label={t("drafting.open")}
              about={t("drafting.open-about")}
              icon="plus"
              fields={[
                ...fields,
                { name: "on", kind: "date", label: t("drafting.mission-on"), required: true },
              ]}
              initial={{
                lang,
                subject: "law",
                country: choices.country ?? "",
                on: new Date().toISOString().slice(0, 10),
              }}
              input={(values) => ({ ...draftingOf(values), on: values.on, recordId: crypto.randomUUID() })}
              done={t("record.added")}
              undo={(output) => ({
                action: "law.remove-drafting",
                input: { recordId: (output as { recordId: string }).recordId },
              })}
            />
          ) : undefined
        }
      />
      <DataList<Row>
        question="law.list-drafting"
        label={t("nav.drafting")}
        paged={false}
        rowKey={(row) => row.recordId}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: (
            <Stack gap={6}>
              <div>{joined(row.place, t(`drafting.steps.${row.state}`), row.helper)}</div>
              <Verbs row={row} fields={fields} />
            </Stack>
          ),
        })}
        filters={[
          {
            id: "state",
            label: t("drafting.state"),
            options: steps.map((value) => ({ value, label: t(`drafting.steps.${value}`) })),
          },
        ]}
        columns={[
          {
            id: "title",
            label: t("drafting.title"),
            cell: (row) => (
              <>
                <bdi>{row.title}</bdi>
                <div className={styles.quiet}>
                  <bdi>{joined(row.place, t(`drafting.subjects.${row.content.subject}`), row.helper)}</bdi>
                </div>
              </>
            ),
          },
          { id: "steps", label: t("drafting.steps-taken"), cell: (row) => <Steps row={row} /> },
          { id: "agency", label: t("record.agency"), cell: (row) => <bdi>{row.agency}</bdi> },
          {
            id: "state",
            label: t("record.state"),
            cell: (row) => t(row.shared === null ? "record.draft" : "record.is-shared"),
          },
          ...(editor
            ? [
                {
                  id: "verbs",
                  label: t("record.change"),
                  cell: (row: Row) => <Verbs row={row} fields={fields} />,
                },
              ]
            : []),
        ]}
        empty={<EmptyState title={t("drafting.empty")} why={t("drafting.empty-why")} />}
      />
    </Stack>
  );
}

function Steps({ row }: { row: Row }) {
  const { t } = useText("law");
  const { date } = useFormat();
  const lastOf = (step: string) => row.taken.findLast((one) => one.step === step);
  const note = row.taken.at(-1)?.note ?? null;
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step) => {
          const taken = lastOf(step);
          return (
            <li key={step} data-taken={taken !== undefined}>
              {t(`drafting.steps.${step}`)} {taken === undefined ? null : <small>{date(taken.on)}</small>}
            </li>
          );
        })}
      </ol>
      {note === null ? null : (
        <Text size="sm" c="dimmed" dir="auto">
          {note}
        </Text>
      )}
    </>
  );
}

function Verbs({ row, fields }: { row: Row; fields: readonly Field[] }) {
  const { t, lang } = useText("law");
  const { recordId, version, content, may } = row;
  if (may.length === 0) return null;
  const takeBack = () => ({ action: "law.take-back-drafting" as const, input: { recordId } });
  return (
    <Group gap={4}>
      {may.flatMap((step) =>
        step === "revise" || step === "mission" ? (
          []
        ) : (
          <ActionButton
            key={step}
            action={actions[step]}
            label={t(`drafting.take.${step}`)}
            variant="default"
            size="compact-sm"
            fields={[
              { name: "on", kind: "date", label: t("drafting.on"), required: true },
              languageField(t),
              { name: "note", kind: "long-text", label: t("drafting.note"), maxLength: 4000 },
            ]}
            initial={{ lang, on: new Date().toISOString().slice(0, 10) }}
            input={(values) => {
              const note = wordsOf(values, "note");
              return { recordId, on: values.on, ...(note === undefined ? {} : { note }) };
            }}
            expects={version}
            done={t("drafting.taken")}
            undo={takeBack}
          />
        ),
      )}
      <ActionButton
        action="law.revise-drafting"
        label={t("record.revise")}
        variant="subtle"
        size="compact-sm"
        fields={fields}
        initial={{
          lang,
          country: content.country,
          subject: content.subject,
          title: shownIn(content.title, lang),
          helper: shownIn(content.helper, lang),
          treaty: content.treaty ?? "",
          duties: content.duties,
        }}
        input={(values) => ({ ...draftingOf(values, content), recordId })}
        expects={version}
        done={t("record.revised")}
        undo={takeBack}
      />
      <RecordVerbs noun="drafting" record={row} size="compact-sm" />
    </Group>
  );
}

function draftingFields(t: TFunction, { countries, duties }: Choices, treaties: Treaties): Field[] {
  return [
    { name: "country", kind: "choice", label: t("act.country"), required: true, options: countries },
    {
      name: "subject",
      kind: "choice",
      label: t("drafting.subject"),
      required: true,
      options: ["law", "treaty"].map((value) => ({ value, label: t(`drafting.subjects.${value}`) })),
    },
    languageField(t),
    { name: "title", kind: "text", label: t("drafting.title"), required: true, maxLength: 300 },
    {
      name: "helper",
      kind: "text",
      label: t("drafting.helper"),
      hint: t("drafting.helper-hint"),
      maxLength: 300,
    },
    {
      name: "treaty",
      kind: "choice",
      label: t("drafting.treaty"),
      options: treaties.map(({ treaty, label }) => ({ value: treaty, label })),
    },
    { name: "duties", kind: "choices", label: t("drafting.duties"), options: duties },
  ];
}

function draftingOf(values: Values, before?: Row["content"]): Record<string, unknown> {
  const helper = wordsOf(values, "helper", before?.helper);
  return {
    country: values.country,
    subject: values.subject,
    title: wordsOf(values, "title", before?.title),
    duties: values.duties ?? [],
    ...(helper === undefined ? {} : { helper }),
    ...(values.treaty ? { treaty: values.treaty } : {}),
  };
}
