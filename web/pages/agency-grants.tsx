import type { OutputOf } from "#kernel/action";
import { compartments, levels } from "#kernel/words";
import type { listAgencyGrants } from "../../kernel/access/grants.ts";
import { useSession } from "../api/session.ts";
import { ActionButton } from "../components/action-button.tsx";
import { type Column, DataList } from "../components/data-list.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import type { Field } from "../components/fields.ts";
import { GranteePicker } from "../components/grantee-picker.tsx";
import { granteeName, grantPurposes } from "../components/grants.ts";
import { PageTitle } from "../components/page-title.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

type Grant = OutputOf<typeof listAgencyGrants>["items"][number];

/** Who reads one part of all dossiers of the reader's agency, why and until when; such access is given and ended here. */
export function Page() {
  const { t, lang } = useText();
  const { date, dateTime } = useFormat();
  const who = (grant: Grant) => nameIn(granteeName(grant.to), lang);
  const agencyOf = (grant: Grant) => (grant.to.kind === "agency" ? "" : nameIn(grant.to.agency, lang));
  const part = (grant: Grant) => t(`compartment.${grant.compartment}`);
  const purpose = (grant: Grant) => t(`purpose.${grant.purpose}`, { defaultValue: grant.purpose });
  const until = (grant: Grant) =>
    grant.until ? t("agency-grants.until", { date: dateTime(grant.until) }) : t("agency-grants.no-end");
  const columns: Column<Grant>[] = [
    { id: "to", label: t("access.to"), cell: (grant) => <bdi>{who(grant)}</bdi> },
    { id: "agency", label: t("account.agency"), cell: (grant) => <bdi>{agencyOf(grant)}</bdi> },
    { id: "part", label: t("agency-grants.part"), cell: part },
    { id: "level", label: t("access.level"), cell: (grant) => t(`level.${grant.level}`) },
    { id: "purpose", label: t("access.purpose"), cell: purpose },
    { id: "reason", label: t("access.reason"), cell: (grant) => <bdi>{grant.reason}</bdi> },
    {
      id: "given",
      label: t("agency-grants.given-by"),
      hidden: true,
      cell: (grant) => <bdi>{joined(grant.givenBy ?? "", date(grant.givenAt))}</bdi>,
    },
    { id: "until", label: t("access.until-when"), cell: until },
    {
      id: "may",
      label: t("accounts.actions"),
      cell: (grant) => <EndButton grant={grant} name={who(grant)} />,
    },
  ];
  return (
    <>
      <PageTitle title={t("nav.agency-grants")} about={t("agency-grants.about")} action={<GiveButton />} />
      <DataList<Grant>
        question="access.list-agency-grants"
        label={t("nav.agency-grants")}
        columns={columns}
        rowKey={(grant) => grant.grantId}
        input={() => ({})}
        paged={false}
        twoLines={(grant) => ({
          first: <bdi>{who(grant)}</bdi>,
          second: joined(part(grant), t(`level.${grant.level}`), until(grant)),
          end: <EndButton grant={grant} name={who(grant)} />,
        })}
        empty={<EmptyState title={t("agency-grants.none")} why={t("agency-grants.none-why")} />}
      />
    </>
  );
}

function EndButton({ grant, name }: { grant: Grant; name: string }) {
  const { t } = useText();
  return (
    <ActionButton
      action="access.end-grant"
      label={t("access.end")}
      about={t("agency-grants.end-about", { name, compartment: t(`compartment.${grant.compartment}`) })}
      fields={[{ name: "reason", label: t("access.reason"), kind: "text", required: true, maxLength: 500 }]}
      initial={{ grantId: grant.grantId }}
      variant="subtle"
      size="compact-sm"
      done={t("access.ended")}
    />
  );
}

function GiveButton() {
  const { t, lang } = useText();
  const { agency } = useSession();
  const fields: Field[] = [
    {
      name: "to",
      label: t("access.to"),
      kind: "custom",
      required: true,
      render: (input) => <GranteePicker {...input} />,
    },
    {
      name: "compartment",
      label: t("agency-grants.part"),
      kind: "choice",
      required: true,
      options: compartments.map((value) => ({ value, label: t(`compartment.${value}`) })),
    },
    {
      name: "level",
      label: t("access.level"),
      kind: "choice",
      required: true,
      options: levels.map((value) => ({ value, label: t(`level.${value}`) })),
    },
    {
      name: "purpose",
      label: t("access.purpose"),
      kind: "choice",
      required: true,
      options: grantPurposes.map((value) => ({ value, label: t(`purpose.${value}`) })),
    },
    {
      name: "reason",
      label: t("access.reason"),
      kind: "text",
      required: true,
      hint: t("agency-grants.reason-hint"),
      maxLength: 500,
    },
    { name: "until", label: t("access.until-when"), kind: "date-time", hint: t("access.until-hint") },
  ];
  return (
    <ActionButton
      action="access.give-agency-grant"
      label={t("agency-grants.give")}
      about={t("agency-grants.give-about", { agency: nameIn(agency.name, lang) })}
      fields={fields}
      initial={{ agencyId: agency.id, level: "read" }}
      icon="plus"
      done={t("accounts.roles-set")}
    />
  );
}
