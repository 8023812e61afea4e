import { findCountry } from "@palermo/vocabulary";
import type { InputOf, OutputOf } from "#kernel/action";
import { langs } from "#kernel/words";
import type { listAgencies, openAgency } from "../../kernel/access/agencies.ts";
import { ActionButton } from "../components/action-button.tsx";
import { type Column, DataList } from "../components/data-list.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import type { Field, Values } from "../components/fields.ts";
import { PageTitle } from "../components/page-title.tsx";
import { langNames } from "../i18n/lang-names.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { type Text, useText } from "../i18n/use-text.ts";

type Agency = OutputOf<typeof listAgencies>["items"][number];
const kinds: readonly InputOf<typeof openAgency>["kind"][] = [
  "enforcement",
  "service",
  "prosecution",
  "court",
  "central-authority",
  "coordination",
  "statistics",
  "training",
  "administration",
  "oversight",
];

/** The agencies that work together in this Palermo, with their units. */
export function Page() {
  const { t, lang } = useText();
  const { number } = useFormat();
  const units = (agency: Agency) => agency.units.map((unit) => nameIn(unit.name, lang)).join(", ");
  const addUnit = (agency: Agency) => (
    <ActionButton
      action="account.open-unit"
      label={t("agencies.open-unit")}
      fields={nameFields({ t, lang })}
      input={(values) => ({ agencyId: agency.agencyId, name: namesIn(values) })}
      variant="subtle"
      size="compact-sm"
      done={t("agencies.unit-opened")}
    />
  );
  const columns: Column<Agency>[] = [
    { id: "name", label: t("account.name"), cell: (agency) => <bdi>{nameIn(agency.name, lang)}</bdi> },
    {
      id: "kind",
      label: t("agencies.kind"),
      cell: (agency) => t(`agency-kind.${agency.kind}`, { defaultValue: agency.kind }),
    },
    {
      id: "country",
      label: t("agencies.country"),
      cell: (agency) => <bdi>{findCountry({ alpha2: agency.country })?.label[lang] ?? agency.country}</bdi>,
    },
    { id: "units", label: t("agencies.units"), cell: (agency) => <bdi>{units(agency)}</bdi> },
    {
      id: "accounts",
      label: t("agencies.accounts"),
      numeric: true,
      cell: (agency) => number(agency.accounts),
    },
    { id: "may", label: t("accounts.actions"), cell: addUnit },
  ];
  return (
    <>
      <PageTitle title={t("nav.agencies")} about={t("agencies.about")} action={<OpenAgencyButton />} />
      <DataList<Agency>
        question="account.list-agencies"
        label={t("nav.agencies")}
        columns={columns}
        rowKey={(agency) => agency.agencyId}
        input={() => ({})}
        paged={false}
        twoLines={(agency) => ({
          first: <bdi>{nameIn(agency.name, lang)}</bdi>,
          second: units(agency),
          end: addUnit(agency),
        })}
        empty={<EmptyState title={t("agencies.none")} why={t("agencies.none-why")} />}
      />
    </>
  );
}

function OpenAgencyButton() {
  const text = useText();
  const { t } = text;
  const fields: Field[] = [
    ...nameFields(text),
    {
      name: "kind",
      label: t("agencies.kind"),
      kind: "choice",
      required: true,
      options: kinds.map((value) => ({ value, label: t(`agency-kind.${value}`) })),
    },
    {
      name: "country",
      label: t("agencies.country"),
      kind: "text",
      required: true,
      hint: t("agencies.country-hint"),
      maxLength: 2,
    },
  ];
  return (
    <ActionButton
      action="account.open-agency"
      label={t("agencies.open")}
      fields={fields}
      input={({ kind, country, ...names }) => ({
        kind,
        country: String(country).toUpperCase(),
        name: namesIn(names),
      })}
      icon="plus"
      done={t("agencies.opened")}
    />
  );
}

/** A name in the reader's language is needed; other languages may follow. */
function nameFields({ t, lang }: Text): Field[] {
  const order = [lang, ...langs.filter((one) => one !== lang)];
  return order.map((one) => ({
    name: one,
    label: t("agencies.name-in", { lang: langNames[one] }),
    kind: "text",
    required: one === lang,
    maxLength: 200,
  }));
}

function namesIn(values: Values): Record<string, string> {
  const names = langs
    .map((lang) => [lang, values[lang]] as const)
    .filter(([, name]) => typeof name === "string" && name !== "");
  return Object.fromEntries(names) as Record<string, string>;
}
