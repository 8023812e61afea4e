import { describe, expect, it } from "vitest";
import { Identity } from "#kernel/person";
import { absent } from "#kernel/words";
import { mergeFacts } from "../facts.ts";
import type { Values } from "./fields.ts";
import { factsChange, identityChange, valuesOfFacts, valuesOfIdentity } from "./person-values.ts";

const nobody = {
  names: absent("not-asked"),
  birth: absent("not-asked"),
  contacts: absent("not-asked"),
  documents: absent("not-asked"),
  addresses: absent("not-asked"),
} satisfies Identity;

function identityOf(said: Values, before: Identity | null = null): Identity {
  return Identity.parse({
    ...(before ?? nobody),
    ...identityChange(before, said, { ...(before ? valuesOfIdentity(before, {}) : {}), ...said }),
  });
}

const whole = {
  prs_FirstName: "Amara",
  prs_MiddleName: "Ngozi",
  prs_SecondName: "Okoye",
  prs_Birthdate: "1999-03",
  prs_IdentityNumber: "A 123",
  prs_Email: "amara@example.test",
  prs_HomePhone: "+43 1 1234567",
  prs_MobilePhone: "+43 664 1234567",
};

describe("an identity", () => {
  it("comes out as it went in", () => {
    expect(valuesOfIdentity(identityOf(whole), { prs_HomePhone: whole.prs_HomePhone })).toEqual(whole);
  });

  it("keeps what a list says nothing about, other names and other contacts among it", () => {
    const before = Identity.parse({
      ...identityOf(whole),
      names: {
        state: "known",
        value: [
          { kind: "alias", full: "Lucky" },
          { kind: "legal", given: "Amara", family: "Okoye" },
        ],
      },
    });
    const after = identityOf({ prs_SecondName: "Okafor" }, before);
    expect(after.names).toEqual({
      state: "known",
      value: [
        { kind: "legal", given: "Amara", family: "Okafor" },
        { kind: "alias", full: "Lucky" },
      ],
    });
    expect(after.contacts).toEqual(before.contacts);
  });

  it("replaces a telephone and keeps the other", () => {
    const before = identityOf(whole);
    const all = { ...whole, prs_MobilePhone: "+43 664 7654321" };
    const change = identityChange(before, { prs_MobilePhone: all.prs_MobilePhone }, all);
    expect(change.contacts).toMatchObject({
      value: [{ value: whole.prs_Email }, { value: whole.prs_HomePhone }, { value: all.prs_MobilePhone }],
    });
  });
});

describe("coded facts", () => {
  const said = {
    pal_Sex: "female",
    prs_Gender: "Feminine",
    prs_Citizenship: "NG;NA",
    prs_PrimaryLanguage: "en",
    prs_SecondaryLanguage: "fr",
    vic_TraffickingStatus: "ActualVictimOfTrafficking",
    vic_AgeWhenTrafficked: "17",
    vic_TypeOfExploitation: "ForcedLabour;ForcedMarriage",
    vic_MethodsOfControl: "DebtBondage;MethodsOfControlUsesChildren",
  };

  it("come out as they went in", () => {
    expect(valuesOfFacts(mergeFacts(null, factsChange(said, said)))).toEqual(said);
  });

  it("keep unknown apart from not asked", () => {
    const unknown = { prs_Gender: "NonSpecifiedUnknown" };
    const facts = mergeFacts(null, factsChange(unknown, unknown));
    expect(facts.gender).toEqual({ state: "unknown" });
    expect(facts.sex).toEqual({ state: "not-asked" });
    expect(valuesOfFacts(facts)).toEqual(unknown);
  });

  it("take the year of birth from a birth date that lies in one year only", () => {
    expect(factsChange({ prs_Birthdate: "1999-03" }, {}).yearOfBirth).toEqual({
      state: "known",
      value: 1999,
    });
    expect(factsChange({ prs_Birthdate: "1999/2001" }, {}).yearOfBirth).toEqual({ state: "unknown" });
  });
});
