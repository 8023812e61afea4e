import { expect, test } from "vitest";
import { digestOf, readSearchAddress, searchAddress } from "./digest-fields.ts";

test("a digest's search is read from an address that was copied, and written as one", () => {
  const asked = readSearchAddress(
    "https://palermo.test/app/caselaw/search?q=debt%20bondage&form=servitude,other&sort=newest",
  );
  expect(asked).toEqual({ query: "debt bondage", filters: { form: ["servitude", "other"] } });
  expect(readSearchAddress(searchAddress(asked))).toEqual(asked);
  expect(readSearchAddress("")).toEqual({ query: "", filters: {} });
});

test("codes that were picked by hand go before a search; notes of issues that stay are kept", () => {
  const note = { lang: "en", text: "Note", translations: {} };
  const before = {
    title: { lang: "en", text: "D", translations: {} },
    issues: [{ issue: "consent", note }],
    source: { by: "hand" as const, codes: ["J-000000"] },
    cases: [],
  };
  const made = digestOf(
    {
      lang: "en",
      title: "D",
      about: "",
      issues: ["consent", "documents"],
      search: "?q=x",
      codes: "j-7f3kq2, J-7F3KQ2 J-AAAAAA",
    },
    { before },
  );
  expect(made.source).toEqual({ by: "hand", codes: ["J-7F3KQ2", "J-AAAAAA"] });
  expect(made.issues).toEqual([{ issue: "consent", note }, { issue: "documents" }]);
});

test("a saved search is taken as its words and filters, ahead of an address and behind codes", () => {
  const saved = [{ searchId: "s1", name: "Debts", query: "debt bondage", filters: { form: ["servitude"] } }];
  const values = { lang: "en", title: "D", issues: ["consent"], search: "?q=other", saved: "s1" };
  expect(digestOf(values, { saved }).source).toEqual({
    by: "search",
    query: "debt bondage",
    filters: { form: ["servitude"] },
  });
  expect(digestOf({ ...values, codes: "J-AAAAAA" }, { saved }).source).toEqual({
    by: "hand",
    codes: ["J-AAAAAA"],
  });
  expect(digestOf({ ...values, saved: "gone" }, { saved }).source).toMatchObject({ query: "other" });
});
