import { SegmentedControl, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listProvisions } from "../legislation/list-provisions.ts";
import type { listActs } from "../legislation/read-acts.ts";
import { actFields, actOf, kindOptions } from "./act-fields.ts";
import { useChoices } from "./use-choices.ts";

type Act = OutputOf<typeof listActs>["items"][number];
type Provision = OutputOf<typeof listProvisions>["items"][number];

/** Legislation: the register of acts, or single provisions by duty, crime and element. */
export function Page() {
  const { t, lang } = useText("law");
  const [values, change] = useAddress();
  const navigate = useNavigate();
  const choices = useChoices();
  const list = useQuestion<typeof listActs>("law.list-acts", {});
  const provisions = values.show === "provisions";
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.legislation")}
        about={t("act.page-about")}
        more={<Link to="/app/law/search">{t("search.link")}</Link>}
        action={
          list.data?.mayEdit ? (
            <ActionButton
              action="law.write-act"
              label={t("act.write")}
              about={t("act.write-about")}
              icon="plus"
              fields={actFields(t, choices)}
              initial={{ lang, kind: "act", country: choices.country ?? "" }}
              input={(typed) => ({ ...actOf(typed), recordId: crypto.randomUUID() })}
              done={t("record.added")}
              onDone={(output) =>
                void navigate({ to: `/app/law/legislation/${(output as { recordId: string }).recordId}` })
              }
            />
          ) : undefined
        }
      />
      <SegmentedControl
        value={provisions ? "provisions" : "acts"}
        onChange={(show) => change({ show: show === "acts" ? undefined : show })}
        aria-label={t("act.show")}
        data={["acts", "provisions"].map((value) => ({ value, label: t(`act.${value}`) }))}
        style={{ alignSelf: "start" }}
        data-print="no"
      />
      {provisions ? (
        <Provisions countries={list.data?.countries ?? []} />
      ) : (
        <Acts countries={list.data?.countries ?? []} />
      )}
    </Stack>
  );
}

type Places = { readonly countries: readonly { value: string; label: string }[] };

function Acts({ countries }: Places) {
  const { t } = useText("law");
  const stateOf = (row: Act) =>
    t(
      row.shared === null ? "record.draft" : row.shared === row.version ? "act.published" : "act.newer-draft",
    );
  return (
    <DataList<Act>
      question="law.list-acts"
      label={t("act.acts")}
      paged={false}
      rowKey={(row) => row.recordId}
      rowTo={(row) => `/app/law/legislation/${row.recordId}`}
      twoLines={(row) => ({
        first: <bdi>{row.title}</bdi>,
        second: joined(row.place, row.number, t(`act.force.${row.inForce}`)),
        end: stateOf(row),
      })}
      filters={[
        { id: "country", label: t("act.country"), options: [...countries] },
        { id: "kind", label: t("act.kind"), options: kindOptions(t) },
        {
          id: "state",
          label: t("act.state"),
          options: [
            { value: "draft", label: t("record.draft") },
            { value: "published", label: t("act.published") },
          ],
        },
      ]}
      search={{ label: t("act.search"), field: "text" }}
      columns={[
        { id: "title", label: t("act.title"), cell: (row) => <bdi>{row.title}</bdi> },
        { id: "country", label: t("act.country"), cell: (row) => <bdi>{row.place}</bdi> },
        { id: "kind", label: t("act.kind"), cell: (row) => t(`act.kinds.${row.kind}`) },
        { id: "number", label: t("act.number"), cell: (row) => <bdi>{row.number}</bdi> },
        {
          id: "in-force",
          label: t("act.in-force"),
          cell: (row) => (row.starts === null ? null : <PartialDateText date={row.starts} />),
        },
        { id: "force", label: t("act.today"), cell: (row) => t(`act.force.${row.inForce}`) },
        { id: "provisions", label: t("act.provisions"), numeric: true, cell: (row) => row.provisions },
        { id: "state", label: t("act.state"), cell: stateOf },
        { id: "agency", label: t("record.agency"), hidden: true, cell: (row) => <bdi>{row.agency}</bdi> },
      ]}
      empty={<EmptyState title={t("act.empty")} why={t("act.empty-why")} />}
    />
  );
}

function Provisions({ countries }: Places) {
  const { t } = useText("law");
  const { duties, crimes, elements } = useChoices();
  return (
    <DataList<Provision>
      question="law.list-provisions"
      label={t("act.provisions")}
      rowKey={(row) => row.provisionId}
      rowTo={(row) => `/app/law/legislation/${row.recordId}`}
      twoLines={(row) => ({
        first: (
          <bdi>
            {row.number} {row.heading}
          </bdi>
        ),
        second: joined(row.place, row.title),
      })}
      filters={[
        { id: "country", label: t("act.country"), options: [...countries] },
        { id: "duty", label: t("act.duty"), options: duties },
        { id: "crime", label: t("act.crime"), options: crimes },
        { id: "element", label: t("act.element"), options: elements },
      ]}
      search={{ label: t("act.search-words"), field: "text" }}
      columns={[
        {
          id: "provision",
          label: t("act.provision"),
          cell: (row) => (
            <bdi>
              {row.number} {row.heading}
            </bdi>
          ),
        },
        { id: "act", label: t("act.one"), cell: (row) => <bdi>{row.title}</bdi> },
        { id: "country", label: t("act.country"), cell: (row) => <bdi>{row.place}</bdi> },
        {
          id: "extract",
          label: t("act.extract"),
          cell: (row) => (
            <bdi>{row.extract.length > 180 ? `${row.extract.slice(0, 180)}…` : row.extract}</bdi>
          ),
        },
        { id: "crimes", label: t("act.crimes"), cell: (row) => <bdi>{joined(...row.crimes)}</bdi> },
        {
          id: "elements",
          label: t("act.elements"),
          hidden: true,
          cell: (row) => <bdi>{joined(...row.elements)}</bdi>,
        },
        { id: "duties", label: t("act.duties"), cell: (row) => <bdi>{joined(...row.dutiesCited)}</bdi> },
        { id: "force", label: t("act.today"), cell: (row) => t(`act.force.${row.inForce}`) },
      ]}
      empty={<EmptyState title={t("act.empty-provisions")} why={t("act.empty-provisions-why")} />}
    />
  );
}
