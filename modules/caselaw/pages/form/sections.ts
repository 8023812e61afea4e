import type { Lang, ListName } from "@palermo/vocabulary";
import type { TFunction } from "i18next";
import type { Option } from "../../../../web/components/fields.ts";
import { pleas } from "../../words/charges.ts";
import { answers, benefits, documentKinds } from "../../words/elements.ts";
import { ageGroups, agesAt, standings } from "../../words/people.ts";
import type { Labels } from "../labels.ts";
import { listOptions } from "../options.ts";
import type { Section, Spec } from "./spec.ts";

type Ground = { readonly t: TFunction; readonly lang: Lang; readonly labels: Labels; readonly own: string };

/** The long form of a judgment in the order in which it is read. */
export function sectionsOf({ t, lang, labels, own }: Ground): Section[] {
  const field = (name: string) => t(`field.${name}`);
  const form = (name: string) => t(`form.${name}`);
  const list = (name: ListName) => listOptions(name, lang);
  const some = (values: readonly string[], texts: string): Option[] =>
    values.map((value) => ({ value, label: t(`${texts}.${value}`) }));
  const countries = labels.jurisdictions.filter(({ value }) => value !== "INT");
  const words = { lang: own, text: "" };
  const codes = (path: string[], label: string, name: ListName): Spec => ({
    kind: "choices",
    path,
    label,
    options: list(name),
  });
  const people = (path: string, label: string): Spec => ({
    kind: "rows",
    path: [path],
    label,
    hint: form("people-hint"),
    add: form("add-people"),
    row: label,
    empty: () => ({ count: 1, sex: "unknown", ageGroup: "unknown", ageAt: "unknown", nationalities: [] }),
    fields: [
      { kind: "number", path: ["count"], label: form("how-many") },
      { kind: "switch", path: ["group"], label: form("group") },
      { kind: "choice", path: ["sex"], label: form("sex"), options: list("sex") },
      {
        kind: "choice",
        path: ["ageGroup"],
        label: form("age-group"),
        options: some(ageGroups, "people.age-group"),
      },
      { kind: "number", path: ["age"], label: form("age") },
      { kind: "choice", path: ["ageAt"], label: form("age-at"), options: some(agesAt, "people.age-at") },
      { kind: "choices", path: ["nationalities"], label: form("nationalities"), options: countries },
    ],
  });
  return [
    {
      id: "case",
      title: form("section.case"),
      fields: [
        { kind: "words", path: ["title"], label: field("title"), required: true, most: 300 },
        {
          kind: "choice",
          path: ["jurisdiction"],
          label: field("jurisdiction"),
          required: true,
          options: labels.jurisdictions,
        },
        { kind: "words", path: ["court"], label: field("court"), required: true, most: 300 },
        { kind: "choice", path: ["courtLevel"], label: field("court-level"), options: list("court-level") },
        {
          kind: "choice",
          path: ["legalSystem"],
          label: field("legal-system"),
          options: list("legal-system"),
        },
        { kind: "date", path: ["decided"], label: field("decided") },
        { kind: "date", path: ["verdictOn"], label: field("verdict-on") },
        {
          kind: "choice",
          path: ["finality"],
          label: field("finality"),
          hint: form("finality-hint"),
          options: some(["final", "not-final", "unknown"], "finality"),
        },
        {
          kind: "rows",
          path: ["identifiers"],
          label: field("identifiers"),
          add: form("add-identifier"),
          row: form("identifier"),
          empty: () => ({ kind: "national", value: "" }),
          fields: [
            {
              kind: "choice",
              path: ["kind"],
              label: form("kind"),
              options: some(
                ["ecli", "national", "sherloc", "official-citation", "application", "other"],
                "identifier",
              ),
            },
            { kind: "line", path: ["value"], label: form("number"), required: true, most: 200 },
          ],
        },
      ],
    },
    {
      id: "elements",
      title: form("section.elements"),
      fields: [
        { ...codes(["crimeTypes"], field("crime-types"), "crime-type"), required: true },
        codes(["elements", "acts"], t("facet.act"), "act"),
        codes(["elements", "means"], t("facet.means"), "means"),
        codes(["elements", "purposes"], t("facet.purpose"), "purpose"),
        codes(["elements", "forms"], t("facet.form"), "form"),
        codes(["elements", "sectors"], t("facet.sector"), "sector"),
        {
          kind: "choice",
          path: ["elements", "geography"],
          label: t("facet.geography"),
          options: list("geography"),
        },
        {
          kind: "choice",
          path: ["elements", "organizedGroup"],
          label: form("organized-group"),
          options: some(answers, "answer"),
        },
        codes(["smuggling", "conduct"], t("facet.conduct"), "som-conduct"),
        codes(["smuggling", "aggravation"], t("facet.aggravation"), "som-aggravation"),
        codes(["smuggling", "modes"], t("facet.mode"), "travel-mode"),
        {
          kind: "choice",
          path: ["smuggling", "benefit"],
          label: form("benefit"),
          options: some(benefits, "benefit"),
        },
        {
          kind: "choice",
          path: ["smuggling", "illegalEntry"],
          label: form("illegal-entry"),
          options: some(answers, "answer"),
        },
        {
          kind: "choices",
          path: ["smuggling", "documents"],
          label: form("documents"),
          options: some(documentKinds, "document"),
        },
      ],
    },
    {
      id: "facts",
      title: form("section.facts"),
      fields: [
        {
          kind: "words",
          path: ["facts"],
          label: field("facts"),
          hint: form("facts-hint"),
          required: true,
          long: true,
          most: 40_000,
        },
        {
          kind: "rows",
          path: ["history"],
          label: field("history"),
          add: form("add-stage"),
          row: form("stage"),
          empty: () => ({ level: "unknown", court: words, date: null }),
          fields: [
            { kind: "choice", path: ["level"], label: field("court-level"), options: list("court-level") },
            { kind: "words", path: ["court"], label: field("court"), required: true, most: 300 },
            { kind: "date", path: ["date"], label: form("date") },
            { kind: "line", path: ["reference"], label: form("reference"), most: 200 },
            { kind: "words", path: ["what"], label: form("what-decided"), long: true, most: 2000 },
          ],
        },
      ],
    },
    {
      id: "people",
      title: form("section.people"),
      fields: [
        people("victims", field("victims")),
        people("migrants", field("migrants")),
        {
          kind: "rows",
          path: ["defendants"],
          label: field("defendants"),
          hint: form("defendants-hint"),
          add: form("add-defendant"),
          row: t("read.defendant"),
          empty: (rows) => ({
            key: nextKey(rows),
            kind: "person",
            sex: "unknown",
            standing: "unknown",
            nationalities: [],
          }),
          fields: [
            { kind: "line", path: ["name"], label: form("name"), most: 200 },
            {
              kind: "choice",
              path: ["kind"],
              label: form("kind"),
              options: some(["person", "legal-person", "state"], "defendant.kind"),
            },
            {
              kind: "choice",
              path: ["standing"],
              label: form("standing"),
              options: some(standings, "defendant.standing"),
            },
            { kind: "switch", path: ["juvenile"], label: t("defendant.juvenile") },
            { kind: "choice", path: ["sex"], label: form("sex"), options: list("sex") },
            { kind: "choices", path: ["nationalities"], label: form("nationalities"), options: countries },
          ],
        },
      ],
    },
    {
      id: "charges",
      title: form("section.charges"),
      fields: [
        {
          kind: "rows",
          path: ["charges"],
          label: field("charges"),
          hint: form("charges-hint"),
          add: form("add-charge"),
          row: t("read.charge"),
          empty: () => ({ defendant: "d1", statute: "", plea: "unknown", verdict: "unknown" }),
          fields: [
            {
              kind: "line",
              path: ["defendant"],
              label: form("defendant-key"),
              hint: form("defendant-key-hint"),
              required: true,
              most: 4,
            },
            { kind: "number", path: ["count"], label: t("read.count") },
            { kind: "line", path: ["statute"], label: form("statute"), required: true, most: 300 },
            { kind: "words", path: ["charge"], label: t("read.charge"), most: 1000 },
            { kind: "choice", path: ["crimeType"], label: form("crime-type"), options: list("crime-type") },
            { kind: "choice", path: ["plea"], label: form("plea"), options: some(pleas, "plea") },
            { kind: "choice", path: ["verdict"], label: t("read.verdict"), options: list("verdict") },
            { kind: "number", path: ["sentence", "imprisonmentMonths"], label: form("months") },
            { kind: "number", path: ["sentence", "suspendedMonths"], label: form("suspended-months") },
            { kind: "switch", path: ["sentence", "life"], label: t("sentence.life") },
            { kind: "number", path: ["sentence", "probationMonths"], label: form("probation-months") },
            { kind: "money", path: ["sentence", "fine"], label: form("fine") },
            { kind: "money", path: ["sentence", "confiscation"], label: form("confiscation") },
            { kind: "money", path: ["sentence", "compensation"], label: form("compensation") },
          ],
        },
      ],
    },
    {
      id: "law",
      title: form("section.law"),
      fields: [
        { kind: "words", path: ["reasoning"], label: field("reasoning"), long: true, most: 40_000 },
        { kind: "words", path: ["significance"], label: field("significance"), long: true, most: 20_000 },
        {
          kind: "rows",
          path: ["evidentialIssues"],
          label: field("issues"),
          add: form("add-issue"),
          row: form("issue"),
          empty: () => ({ issue: "victim_testimony" }),
          fields: [
            {
              kind: "choice",
              path: ["issue"],
              label: form("issue"),
              required: true,
              options: list("evidential-issue"),
            },
            {
              kind: "words",
              path: ["extract"],
              label: form("extract"),
              hint: form("extract-hint"),
              long: true,
              most: 4000,
            },
            { kind: "line", path: ["place"], label: form("place"), most: 120 },
          ],
        },
        codes(["concepts"], field("concepts"), "legal-concept"),
        codes(["crossCutting"], field("cross-cutting"), "cross-cutting-issue"),
        { kind: "tags", path: ["articles"], label: field("articles"), hint: form("articles-hint") },
        { kind: "choices", path: ["cooperationCountries"], label: field("cooperation"), options: countries },
      ],
    },
    {
      id: "sources",
      title: form("section.sources"),
      fields: [
        {
          kind: "rows",
          path: ["sources"],
          label: field("sources"),
          add: form("add-source"),
          row: form("source"),
          empty: () => ({ title: "" }),
          fields: [
            { kind: "line", path: ["title"], label: field("title"), required: true, most: 400 },
            { kind: "line", path: ["publisher"], label: form("publisher"), most: 200 },
            { kind: "line", path: ["link"], label: form("link"), most: 600 },
            { kind: "line", path: ["licence"], label: form("licence"), most: 200 },
          ],
        },
        {
          kind: "rows",
          path: ["relations"],
          label: field("relations"),
          add: form("add-relation"),
          row: form("relation"),
          empty: () => ({ kind: "related" }),
          fields: [
            {
              kind: "choice",
              path: ["kind"],
              label: form("kind"),
              options: some(["related", "cites", "same-facts", "earlier-stage", "later-stage"], "relation"),
            },
            { kind: "line", path: ["code"], label: form("relation-code"), most: 20 },
            { kind: "line", path: ["citation"], label: form("citation"), most: 400 },
          ],
        },
        {
          kind: "rows",
          path: ["fullText"],
          label: field("full-text"),
          hint: form("full-text-hint"),
          add: form("add-text"),
          row: field("full-text"),
          empty: () => words,
          fields: [
            { kind: "words", path: [], label: field("full-text"), required: true, long: true, most: 400_000 },
          ],
        },
      ],
    },
  ];
}

/** d1, d2 …: the first number that no defendant has. */
export function nextKey(rows: readonly unknown[]): string {
  const keys = new Set(
    rows.map((row) => (typeof row === "object" && row !== null && "key" in row ? row.key : "")),
  );
  let number = 1;
  while (keys.has(`d${number}`)) number += 1;
  return `d${number}`;
}
