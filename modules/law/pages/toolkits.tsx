import { Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { languageField, wordsOf } from "../../../web/components/words-fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listSheets } from "../toolkits/read-sheets.ts";
import styles from "./law.module.css";
import { useChoices } from "./use-choices.ts";

type List = OutputOf<typeof listSheets>;
type Row = List["items"][number];

/** Toolkits for assessing needs, and the assessments made with them. */
export function Page() {
  const { t } = useText("law");
  const { date, number } = useFormat();
  const list = useQuestion<typeof listSheets>("law.list-sheets", {});
  const toolkits = list.data?.toolkits ?? [];
  const ratedOf = (row: Row) =>
    t("toolkit.rated-of", { rated: number(row.rated), all: number(row.questions) });
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.toolkits")}
        about={t("toolkit.page-about")}
        action={list.data?.mayAssess ? <OpenSheet toolkits={toolkits} /> : undefined}
      />
      <div className={styles.tiles}>
        {toolkits.map(({ toolkit, title, about, questions }) => (
          <section key={toolkit} aria-labelledby={`toolkit-${toolkit}`}>
            <Title order={2} size="h4" id={`toolkit-${toolkit}`}>
              {title}
            </Title>
            <Text>{about}</Text>
            <Text size="sm" c="dimmed">
              {t("toolkit.questions-of", { count: questions })}
            </Text>
          </section>
        ))}
      </div>
      <DataList<Row>
        question="law.list-sheets"
        label={t("toolkit.sheets")}
        paged={false}
        rowKey={(row) => row.recordId}
        rowTo={(row) => `/app/law/toolkits/${row.recordId}`}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: joined(row.called, row.place, ratedOf(row)),
          end: date(row.on),
        })}
        filters={[
          {
            id: "toolkit",
            label: t("toolkit.one"),
            options: toolkits.map(({ toolkit, title }) => ({ value: toolkit, label: title })),
          },
        ]}
        columns={[
          { id: "title", label: t("toolkit.title"), cell: (row) => <bdi>{row.title}</bdi> },
          { id: "toolkit", label: t("toolkit.one"), cell: (row) => row.called },
          { id: "place", label: t("act.country"), cell: (row) => <bdi>{row.place}</bdi> },
          { id: "on", label: t("toolkit.on"), cell: (row) => date(row.on) },
          { id: "rated", label: t("toolkit.rated"), cell: ratedOf },
          {
            id: "mean",
            label: t("toolkit.mean"),
            numeric: true,
            cell: (row) => (row.mean === null ? "" : number(Math.round(row.mean * 10) / 10)),
          },
          { id: "agency", label: t("record.agency"), cell: (row) => <bdi>{row.agency}</bdi> },
          {
            id: "state",
            label: t("record.state"),
            cell: (row) => t(row.shared === null ? "record.draft" : "record.is-shared"),
          },
        ]}
        empty={<EmptyState title={t("toolkit.empty")} why={t("toolkit.empty-why")} />}
      />
    </Stack>
  );
}

function OpenSheet({ toolkits }: { toolkits: List["toolkits"] }) {
  const { t, lang } = useText("law");
  const navigate = useNavigate();
  const { countries, country } = useChoices();
  return (
    <ActionButton
      action="law.open-sheet"
      label={t("toolkit.open")}
      about={t("toolkit.open-about")}
      icon="plus"
      fields={[
        {
          name: "toolkit",
          kind: "choice",
          label: t("toolkit.one"),
          required: true,
          options: toolkits.map(({ toolkit, title }) => ({ value: toolkit, label: title })),
        },
        { name: "country", kind: "choice", label: t("act.country"), required: true, options: countries },
        languageField(t),
        { name: "title", kind: "text", label: t("toolkit.title"), required: true, maxLength: 300 },
        { name: "on", kind: "date", label: t("toolkit.on"), required: true },
      ]}
      initial={{ lang, country: country ?? "", on: new Date().toISOString().slice(0, 10) }}
      input={(values) => ({
        toolkit: values.toolkit,
        country: values.country,
        on: values.on,
        title: wordsOf(values, "title"),
        recordId: crypto.randomUUID(),
      })}
      done={t("record.added")}
      onDone={(output) =>
        void navigate({ to: `/app/law/toolkits/${(output as { recordId: string }).recordId}` })
      }
    />
  );
}
