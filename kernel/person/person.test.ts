import { readFileSync } from "node:fs";
import { codeList } from "@palermo/vocabulary";
import { describe, expect, test } from "vitest";
import { absent, known, langs } from "../words/index.ts";
import { identityOf } from "./identity-rows.ts";
import {
  ageBands,
  Contact,
  documentKinds,
  erasureGrounds,
  genders,
  Identity,
  nameAsText,
  nameKinds,
  PersonFacts,
  PersonName,
  sexes,
} from "./person.ts";
import { factColumns, mergeFacts } from "./person-card.ts";
import { personActions } from "./person-module.ts";

const codes = (list: "sex" | "gender" | "age-band-ctdc") => codeList(list).codes.map((entry) => entry.code);

describe("the words for people", () => {
  test("are those of the vocabulary, without its ways of saying unknown", () => {
    expect(codes("sex").filter((code) => code !== "unknown")).toEqual([...sexes]);
    expect(codes("gender").filter((code) => code !== "not_specified")).toEqual([...genders]);
    expect(codes("age-band-ctdc").filter((code) => code !== "unknown")).toEqual([...ageBands]);
  });

  test("refuse codes that no list has, and say what was expected", () => {
    const facts = mergeFacts(null, {});
    const wrong = [
      { ...facts, citizenships: known(["XX"]) },
      { ...facts, citizenships: known(["Nigeria"]) },
      { ...facts, languages: known(["klingon"]) },
      { ...facts, sex: known("unknown") },
      { ...facts, yearOfBirth: known(1066) },
    ];
    for (const one of wrong) expect(PersonFacts.safeParse(one).success).toBe(false);
    const said = PersonFacts.safeParse({ ...facts, languages: known(["klingon"]) }).error?.issues[0];
    expect(said).toMatchObject({
      path: ["languages", "value", 0],
      message: "a language code of ISO 639, such as fr",
    });
    expect(PersonFacts.safeParse({ ...facts, citizenships: known(["NA", "stateless"]) }).success).toBe(true);
  });

  test("need at least one part of a name and no blank value", () => {
    expect(PersonName.safeParse({ kind: "legal" }).success).toBe(false);
    expect(PersonName.safeParse({ kind: "legal", given: "  " }).success).toBe(false);
    expect(PersonName.safeParse({ kind: "as-heard", full: "Amina" }).success).toBe(true);
    expect(Contact.safeParse({ kind: "phone", value: "" }).success).toBe(false);
  });

  test("write a name as one line", () => {
    expect(nameAsText({ kind: "legal", given: "Иван", other: "Петрович", family: "Сидоров" })).toBe(
      "Иван Петрович Сидоров",
    );
    expect(nameAsText({ kind: "alias", full: "Baba T" })).toBe("Baba T");
  });

  test("have texts in six languages with the same keys, none left in English", () => {
    const texts = langs.map((lang) =>
      flat(JSON.parse(readFileSync(new URL(`locales/${lang}.json`, import.meta.url), "utf8"))),
    );
    const english = texts[langs.indexOf("en")] ?? {};
    for (const [index, lang] of langs.entries()) {
      const own = texts[index] ?? {};
      expect(Object.keys(own)).toEqual(Object.keys(english));
      if (lang === "en") continue;
      const same = Object.keys(own).filter((key) => own[key] === english[key]);
      expect(same.filter((key) => key !== "name-kind.alias")).toEqual([]);
    }
    const wanted = [
      ...personActions.flatMap((one) => (one.refusals ?? []).map((code) => `refusal.${code}`)),
      ...erasureGrounds.map((code) => `ground.${code}`),
      ...nameKinds.map((code) => `name-kind.${code}`),
      ...documentKinds.map((code) => `document-kind.${code}`),
    ];
    expect(Object.keys(english)).toEqual(expect.arrayContaining(wanted));
  });
});

describe("facts", () => {
  test("keep why they have no value", () => {
    const facts = mergeFacts(null, { sex: known("female"), gender: absent("refused") });
    const columns = factColumns(facts);
    expect(columns).toMatchObject({ sex: "female", gender: null });
    expect(JSON.parse(columns.absent)).toEqual({
      gender: "refused",
      yearOfBirth: "not-asked",
      ageBand: "not-asked",
      citizenships: "not-asked",
      languages: "not-asked",
    });
  });

  test("that a change leaves out stay", () => {
    const before = mergeFacts(null, { sex: known("male"), languages: known(["fr"]) });
    expect(mergeFacts(before, { sex: absent("unknown") })).toEqual({ ...before, sex: { state: "unknown" } });
  });
});

describe("identity rows", () => {
  test("come together to an identity; what has no rows was not asked", () => {
    const identity = identityOf([
      { kind: "name", text: JSON.stringify({ state: "known", value: { kind: "legal", given: "Amina" } }) },
      { kind: "name", text: JSON.stringify({ state: "known", value: { kind: "alias", full: "Mina" } }) },
      { kind: "birth", text: JSON.stringify({ state: "refused" }) },
    ]);
    expect(Identity.parse(identity)).toEqual({
      names: known([
        { kind: "legal", given: "Amina" },
        { kind: "alias", full: "Mina" },
      ]),
      birth: { state: "refused" },
      contacts: { state: "not-asked" },
      documents: { state: "not-asked" },
      addresses: { state: "not-asked" },
    });
  });
});

function flat(value: unknown, start = ""): Record<string, string> {
  if (typeof value === "string") return { [start]: value };
  if (typeof value !== "object" || value === null) return {};
  const parts = Object.entries(value).map(([key, inner]) =>
    flat(inner, start === "" ? key : `${start}.${key}`),
  );
  return Object.assign({}, ...parts);
}
