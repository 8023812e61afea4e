import { describe, expect, test } from "vitest";
import { absent, known } from "../words/index.ts";
import type { Identity } from "./person.ts";
import { keysOfIdentity, keysOfSearch, type PersonSearch } from "./search-keys.ts";

const nobody: Identity = {
  names: absent(),
  birth: absent(),
  contacts: absent(),
  documents: absent(),
  addresses: absent(),
};

function finds(search: PersonSearch, identity: Partial<Identity>): boolean {
  const stored = new Set(keysOfIdentity({ ...nobody, ...identity }));
  const { groups, enough } = keysOfSearch(search);
  return groups.length > 0 && groups.filter((group) => group.some((key) => stored.has(key))).length >= enough;
}

const muhammad = { names: known([{ kind: "legal" as const, given: "Muhammad", family: "Hassan" }]) };

describe("a search for a person", () => {
  test.each(["Muhammad Hassan", "Hassan Mohammed", "محمد حسن", "Мухаммед Хасан", "hassan"])(
    "by the name %s meets Muhammad Hassan",
    (name) => {
      expect(finds({ name }, muhammad)).toBe(true);
    },
  );

  test.each(["Muhammad Okonkwo", "Chidi", "unknown", "??"])("by the name %s does not", (name) => {
    expect(finds({ name }, muhammad)).toBe(false);
  });

  test("of three names forgives one that the record does not have", () => {
    expect(finds({ name: "Muhammad Ali Hassan" }, muhammad)).toBe(true);
    expect(finds({ name: "Muhammad Ali Okonkwo" }, muhammad)).toBe(false);
  });

  test("by telephone meets across ways of dialling, and a short number meets nobody", () => {
    const person = { contacts: known([{ kind: "phone" as const, value: "0803 555 01 99", country: "NG" }]) };
    expect(finds({ phone: "+234 803 555 0199" }, person)).toBe(true);
    expect(finds({ phone: "+234 803 555 0198" }, person)).toBe(false);
    expect(finds({ phone: "12" }, person)).toBe(false);
  });

  test("by e-mail and document number forgives case, separators and look-alikes", () => {
    const person = {
      contacts: known([{ kind: "email" as const, value: "Amina@Example.org" }]),
      documents: known([{ kind: "passport" as const, number: "AO 1234-56" }]),
    };
    expect(finds({ email: " amina@example.ORG" }, person)).toBe(true);
    expect(finds({ document: "A0123456" }, person)).toBe(true);
    expect(finds({ document: "A0123457" }, person)).toBe(false);
  });

  test("with two criteria needs both", () => {
    const person = { ...muhammad, contacts: known([{ kind: "phone" as const, value: "+2348035550199" }]) };
    expect(finds({ name: "Hassan", phone: "+2348035550199" }, person)).toBe(true);
    expect(finds({ name: "Okonkwo", phone: "+2348035550199" }, person)).toBe(false);
    expect(finds({ name: "Hassan", phone: "+2348035550100" }, person)).toBe(false);
    expect(finds({ name: "unknown", phone: "+2348035550199" }, person)).toBe(false);
  });

  test("a name that looks like a number of another kind never meets it", () => {
    const person = { documents: known([{ kind: "passport" as const, number: "12345679" }]) };
    expect(finds({ phone: "12345679" }, person)).toBe(false);
  });
});
