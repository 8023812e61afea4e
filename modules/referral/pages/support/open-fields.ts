import { codeList } from "@palermo/vocabulary";
import type { Field, Option, Values } from "../../../../web/components/fields.ts";
import { useText } from "../../../../web/i18n/use-text.ts";

/** Somebody known by code, or somebody new: what is left empty was not asked. */
export function useOpenFields(): Field[] {
  const { t, lang } = useText("referral");
  const of = (list: "sex" | "language", leftOut = ""): Option[] =>
    codeList(list)
      .codes.filter(({ code }) => code !== leftOut)
      .map(({ code, label }) => ({ value: code, label: label[lang] }));
  return [
    {
      name: "code",
      label: t("ask.person-code"),
      kind: "text",
      maxLength: 12,
      hint: t("ask.person-code-hint"),
    },
    { name: "given", label: t("ask.given"), kind: "text", maxLength: 300, hint: t("ask.name-hint") },
    { name: "family", label: t("ask.family"), kind: "text", maxLength: 300 },
    { name: "sex", label: t("ask.sex"), kind: "choice", options: of("sex", "unknown") },
    { name: "yearOfBirth", label: t("ask.year-of-birth"), kind: "number" },
    { name: "languages", label: t("ask.languages"), kind: "choices", options: of("language") },
    { name: "identifiedAt", label: t("ask.identified-at"), kind: "date-time" },
    { name: "summary", label: t("ask.summary"), kind: "long-text", maxLength: 10_000 },
  ];
}

const known = (value: unknown) => ({ state: "known", value });

/** The action's input: the code of somebody known, else a new person with what was told. */
export function openInput(values: Values): unknown {
  const { code, given, family, sex, yearOfBirth, languages, identifiedAt, summary } = values;
  const rest = {
    supportFileId: crypto.randomUUID(),
    ...(identifiedAt === undefined ? {} : { identifiedAt }),
    ...(summary === undefined ? {} : { summary }),
  };
  if (typeof code === "string" && code !== "") return { ...rest, person: { code: code.toUpperCase() } };
  const name = { kind: "as-heard", ...(given ? { given } : {}), ...(family ? { family } : {}) };
  const facts = {
    ...(sex ? { sex: known(sex) } : {}),
    ...(typeof yearOfBirth === "number" ? { yearOfBirth: known(yearOfBirth) } : {}),
    ...(Array.isArray(languages) && languages.length > 0 ? { languages: known(languages) } : {}),
  };
  return { ...rest, person: { identity: given || family ? { names: known([name]) } : {}, facts } };
}
