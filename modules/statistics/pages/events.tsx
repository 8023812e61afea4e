import { Group, Stack } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { langNames } from "../../../web/i18n/lang-names.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { eventKinds } from "../events/kinds.ts";
import type { listEvents } from "../events/list-events.ts";

type List = OutputOf<typeof listEvents>;
type Row = List["items"][number];

/** Dated events that are drawn over lines: who may, adds, corrects and removes them. */
export function Page() {
  const { t } = useText("statistics");
  const list = useQuestion<typeof listEvents>("statistics.list-events", {});
  const fields = useFields(list.data);
  const may = list.data?.mayRecord ?? false;
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("events.title")}
        about={t("events.about")}
        action={
          may ? (
            <ActionButton
              action="statistics.add-event"
              label={t("events.add")}
              fields={fields}
              input={inputOf}
              done={t("events.added")}
            />
          ) : undefined
        }
      />
      <DataList<Row>
        question="statistics.list-events"
        label={t("events.title")}
        paged={false}
        input={() => ({})}
        rowKey={(row) => row.eventId}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: (
            <>
              <PartialDateText date={row.date} /> ·{" "}
              {joined(row.kindLabel, row.where ?? t("events.everywhere"), row.source)}
            </>
          ),
          end: may ? <Verbs row={row} fields={fields} /> : null,
        })}
        empty={<EmptyState title={t("events.empty-title")} why={t("events.empty-why")} />}
        columns={[
          { id: "date", label: t("events.date"), cell: (row) => <PartialDateText date={row.date} /> },
          { id: "title", label: t("events.name"), cell: (row) => <bdi>{row.title}</bdi> },
          { id: "kind", label: t("events.kind"), cell: (row) => row.kindLabel },
          { id: "where", label: t("events.where"), cell: (row) => row.where ?? t("events.everywhere") },
          { id: "source", label: t("events.source"), cell: (row) => <bdi>{row.source}</bdi> },
          ...(may
            ? [
                {
                  id: "verbs",
                  label: t("events.change"),
                  cell: (row: Row) => <Verbs row={row} fields={fields} />,
                },
              ]
            : []),
        ]}
      />
    </Stack>
  );
}

function Verbs({ row, fields }: { row: Row; fields: readonly Field[] }) {
  const { t } = useText("statistics");
  return (
    <Group gap={4}>
      <ActionButton
        action="statistics.revise-event"
        label={t("events.revise")}
        variant="default"
        size="compact-sm"
        fields={fields}
        initial={valuesOf(row)}
        input={(values) => ({ ...inputOf(values), eventId: row.eventId })}
        expects={row.version}
        done={t("events.revised")}
      />
      <ActionButton
        action="statistics.remove-event"
        label={t("events.remove")}
        variant="subtle"
        size="compact-sm"
        about={t("events.remove-about")}
        input={() => ({ eventId: row.eventId })}
        done={t("events.removed")}
        danger
      />
    </Group>
  );
}

function useFields(list: List | undefined): readonly Field[] {
  const { t, lang } = useText("statistics");
  const choices = (items: readonly { code: string; label: string }[] = []) =>
    items.map(({ code, label }) => ({ value: code, label }));
  const languages = Object.entries(langNames);
  const own = languages.filter(([code]) => code === lang);
  const others = languages.filter(([code]) => code !== lang);
  return [
    {
      name: "kind",
      kind: "choice",
      label: t("events.kind"),
      required: true,
      options: eventKinds.map((kind) => ({ value: kind, label: t(`events.kinds.${kind}`) })),
    },
    { name: "date", kind: "partial-date", label: t("events.date"), required: true },
    ...[...own, ...others].map(
      ([code, name]): Field => ({
        name: `title-${code}`,
        kind: "text",
        label: t("events.name-in", { language: name }),
        maxLength: 200,
      }),
    ),
    { name: "country", kind: "choice", label: t("events.country"), options: choices(list?.countries) },
    { name: "route", kind: "choice", label: t("events.route"), options: choices(list?.routes) },
    { name: "source", kind: "text", label: t("events.source"), required: true, maxLength: 500 },
  ];
}

/** Titles are typed in a field for each language and sent as one. */
function inputOf(values: Values): Record<string, unknown> {
  const entries = Object.entries(values);
  const titles = entries.flatMap(([name, value]) =>
    name.startsWith("title-") && typeof value === "string" && value !== "" ? [[name.slice(6), value]] : [],
  );
  return {
    ...Object.fromEntries(entries.filter(([name]) => !name.startsWith("title-"))),
    title: Object.fromEntries(titles),
  };
}

function valuesOf({ kind, date, country, route, source, titles }: Row): Values {
  return {
    kind,
    date,
    source,
    country: country ?? "",
    route: route ?? "",
    ...Object.fromEntries(Object.entries(titles).map(([code, words]) => [`title-${code}`, words])),
  };
}
