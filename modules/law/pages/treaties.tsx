import { Button, Group, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { langs } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { langNames } from "../../../web/i18n/lang-names.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listTreaties } from "../treaties/list-treaties.ts";
import { DayField, dayOf } from "./day-field.tsx";

type Row = OutputOf<typeof listTreaties>["items"][number];

/** Treaties with their parties on a day. */
export function Page() {
  const { t } = useText("law");
  const { date, number } = useFormat();
  const [values, change] = useAddress();
  const navigate = useNavigate();
  const on = dayOf(values.on);
  const list = useQuestion<typeof listTreaties>("law.list-treaties", { on });
  const mayEdit = list.data?.mayEdit ?? false;
  const day = (value: string | null) => (value === null ? "" : date(value));
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.treaties")}
        about={t("treaty.page-about")}
        action={
          mayEdit ? (
            <Button onClick={() => void navigate({ to: "/app/law/import" })}>{t("treaty.import")}</Button>
          ) : undefined
        }
        more={mayEdit ? <AddInstrument /> : undefined}
      />
      <Group align="flex-end" data-print="no">
        <DayField label={t("treaty.count-on")} value={on} onChange={(next) => change({ on: next })} />
      </Group>
      <DataList<Row>
        question="law.list-treaties"
        label={t("nav.treaties")}
        paged={false}
        input={() => ({ on })}
        rowKey={(row) => row.treaty}
        rowTo={(row) => `/app/law/treaties/${row.treaty}?on=${on}`}
        twoLines={(row) => ({
          first: <bdi>{row.label}</bdi>,
          second: joined(t("treaty.parties-of", { count: row.parties }), row.said),
          end: number(row.parties),
        })}
        columns={[
          { id: "label", label: t("treaty.name"), cell: (row) => <bdi>{row.label}</bdi> },
          {
            id: "number",
            label: t("treaty.number"),
            cell: (row) => <bdi style={{ whiteSpace: "nowrap" }}>{row.number}</bdi>,
          },
          { id: "adopted", label: t("treaty.adopted"), cell: (row) => day(row.adopted) },
          { id: "in-force", label: t("treaty.in-force"), cell: (row) => day(row.inForce) },
          { id: "parties", label: t("treaty.parties"), numeric: true, cell: (row) => number(row.parties) },
          {
            id: "signatories",
            label: t("treaty.signatories"),
            numeric: true,
            cell: (row) => number(row.signatories),
          },
          {
            id: "said",
            label: t("treaty.data"),
            cell: (row) => (
              <Text size="sm" c={row.beyond ? "var(--p-attention)" : "dimmed"}>
                {row.said}
              </Text>
            ),
          },
        ]}
        empty={<EmptyState title={t("treaty.empty")} />}
      />
    </Stack>
  );
}

function AddInstrument() {
  const { t } = useText("law");
  return (
    <ActionButton
      action="law.add-instrument"
      label={t("treaty.add")}
      about={t("treaty.add-about")}
      variant="default"
      icon="plus"
      fields={[
        {
          name: "treaty",
          kind: "text",
          label: t("treaty.short"),
          hint: t("treaty.short-hint"),
          required: true,
          maxLength: 20,
        },
        ...langs.map((lang) => ({
          name: `label-${lang}`,
          kind: "text" as const,
          label: t("treaty.name-in", { lang: langNames[lang] }),
          required: true,
          maxLength: 300,
        })),
        { name: "number", kind: "text", label: t("treaty.number"), maxLength: 60 },
        { name: "adopted", kind: "date", label: t("treaty.adopted"), required: true },
        { name: "inForce", kind: "date", label: t("treaty.in-force") },
        { name: "link", kind: "text", label: t("treaty.link"), maxLength: 500 },
      ]}
      input={(values) => ({
        treaty: values.treaty,
        number: values.number,
        adopted: values.adopted,
        inForce: values.inForce,
        link: values.link,
        label: Object.fromEntries(langs.map((lang) => [lang, values[`label-${lang}`]])),
      })}
      done={t("treaty.added")}
      undo={(output) => ({
        action: "law.remove-instrument",
        input: { treaty: (output as { treaty: string }).treaty },
      })}
    />
  );
}
