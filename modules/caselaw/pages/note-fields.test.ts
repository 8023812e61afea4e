import { expect, test } from "vitest";
import { noteValues, withNote } from "./note-fields.ts";

const held = {
  lang: "fr",
  text: "Les registres comptent.",
  translations: { en: { text: "Ledgers matter.", by: "A", reviewed: true } },
};
const content = {
  title: { lang: "en", text: "D", translations: {} },
  issues: [{ issue: "consent", note: held }, { issue: "documents" }],
  source: { by: "hand" as const, codes: ["J-000000"] },
  cases: [{ code: "J-000000", seen: "x" }],
};

test("a note is written on its issue alone, and keeps its translations only while its words stay", () => {
  const kept = withNote(content, "consent", noteValues(held, "en"));
  expect(kept.issues).toEqual(content.issues);
  expect(kept).not.toHaveProperty("cases");
  const other = withNote(content, "consent", { lang: "fr", note: " Autre chose. " });
  expect(other.issues[0]?.note).toEqual({ lang: "fr", text: "Autre chose.", translations: {} });
  expect(other.issues[1]).toEqual({ issue: "documents" });
  const written = withNote(content, "documents", { ...noteValues(undefined, "en"), note: "Papers." });
  expect(written.issues[1]?.note).toEqual({ lang: "en", text: "Papers.", translations: {} });
});

test("an empty note is none", () => {
  expect(withNote(content, "consent", { lang: "fr", note: "  " }).issues[0]).toEqual({ issue: "consent" });
});
