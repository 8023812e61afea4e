import type { OutputOf } from "#kernel/action";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { ActionMenu } from "../../../web/components/action-menu.tsx";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listOutreach } from "../outreach/outreach.ts";
import { serviceKinds } from "../words/lists.ts";
import { reporterKinds, settings } from "../words/outreach.ts";
import { languageName, languageOptions, useAreas } from "./names.ts";

type Line = OutputOf<typeof listOutreach>["items"][number];

/** Contacts where people work, and reports of others: no names, coarse place. */
export function Page() {
  const { t } = useText("referral");
  const { number } = useFormat();
  const areas = useAreas();
  const { lang } = areas;
  const options = (part: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${part}.${value}`) }));
  const month = (text: string) =>
    new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }).format(new Date(`${text}-01T00:00:00Z`));
  const languages = (row: Line) => row.languages.map((code) => languageName(code, lang)).join(t("comma"));
  const offered = (row: Line) => row.offered.map((kind) => t(`kind.${kind}`)).join(t("comma"));
  const columns: Column<Line>[] = [
    { id: "month", label: t("outreach.month"), cell: (row) => month(row.month) },
    { id: "reporter", label: t("outreach.reporter"), cell: (row) => t(`reporter.${row.reporter}`) },
    { id: "area", label: t("services.area"), cell: (row) => <bdi>{areas.nameOf(row.area)}</bdi> },
    { id: "setting", label: t("outreach.setting"), cell: (row) => t(`setting.${row.setting}`) },
    { id: "people", label: t("outreach.people"), numeric: true, cell: (row) => number(row.people) },
    { id: "asked", label: t("outreach.asked"), numeric: true, cell: (row) => number(row.asked) },
    { id: "offered", label: t("outreach.offered"), cell: offered },
    { id: "languages", label: t("field.languages"), cell: languages },
    {
      id: "actions",
      label: t("directory.actions"),
      cell: (row) => (
        <ActionMenu
          label={t("directory.actions-for", { name: month(row.month) })}
          actions={[
            {
              action: "referral.remove-outreach",
              label: t("outreach.remove"),
              about: t("outreach.remove-about"),
              danger: true,
              input: () => ({ contactId: row.contactId }),
            },
          ]}
        />
      ),
    },
  ];
  const add = (
    <ActionButton
      action="referral.record-outreach"
      label={t("outreach.add")}
      about={t("outreach.add-about")}
      fields={[
        {
          name: "reporter",
          kind: "choice",
          label: t("outreach.reporter"),
          required: true,
          options: options("reporter", reporterKinds),
        },
        {
          name: "month",
          kind: "text",
          label: t("outreach.month"),
          hint: t("outreach.month-hint"),
          required: true,
          maxLength: 7,
        },
        { name: "area", kind: "choice", label: t("services.area"), required: true, options: areas.options },
        {
          name: "setting",
          kind: "choice",
          label: t("outreach.setting"),
          required: true,
          options: options("setting", settings),
        },
        { name: "people", kind: "number", label: t("outreach.people"), required: true },
        { name: "asked", kind: "number", label: t("outreach.asked"), required: true },
        {
          name: "offered",
          kind: "choices",
          label: t("outreach.offered"),
          options: options("kind", serviceKinds),
        },
        { name: "languages", kind: "choices", label: t("field.languages"), options: languageOptions(lang) },
      ]}
      initial={{ reporter: "outreach-worker", month: new Date().toISOString().slice(0, 7), asked: 0 }}
      input={(values) => ({ ...values, contactId: crypto.randomUUID() })}
      undo={(output) => ({ action: "referral.remove-outreach", input: output })}
      done={t("outreach.done")}
    />
  );
  return (
    <>
      <PageTitle title={t("outreach.title")} about={t("outreach.about")} action={add} />
      <DataList<Line>
        question="referral.list-outreach"
        label={t("outreach.title")}
        columns={columns}
        rowKey={(row) => row.contactId}
        twoLines={(row) => ({
          first: joined(month(row.month), areas.nameOf(row.area)),
          second: joined(t(`reporter.${row.reporter}`), t(`setting.${row.setting}`)),
          end: number(row.people),
        })}
        filters={[
          { id: "reporter", label: t("outreach.reporter"), options: options("reporter", reporterKinds) },
        ]}
        empty={<EmptyState title={t("outreach.empty")} why={t("outreach.empty-why")} action={add} />}
      />
    </>
  );
}
