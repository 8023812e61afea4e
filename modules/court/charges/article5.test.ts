import { describe, expect, it } from "vitest";
import { concernsOf } from "./article5.ts";

const offence = (family: Parameters<typeof concernsOf>[1]["family"], nonPunishment = false) => ({
  family,
  nonPunishment,
});

describe("[K1] what a charge raises", () => {
  it("is article 5 for a smuggled migrant charged with the smuggling, the entry or a document", () => {
    expect(concernsOf(["smuggled_migrant"], offence("illegal-entry"))).toEqual(["smuggled-migrant"]);
    expect(concernsOf(["smuggled_migrant", "suspected_person"], offence("smuggling"))).toEqual([
      "smuggled-migrant",
    ]);
    expect(concernsOf(["smuggled_migrant"], offence("document"))).toEqual(["own-document"]);
    expect(concernsOf(["smuggled_migrant"], offence("laundering"))).toEqual([]);
  });

  it("is non-punishment for a person trafficked, as a rule of its own", () => {
    expect(concernsOf(["presumed_victim"], offence("document"))).toEqual(["trafficked-person"]);
    expect(concernsOf(["identified_victim"], offence("other"))).toEqual([]);
    expect(concernsOf(["identified_victim"], offence("other", true))).toEqual(["trafficked-person"]);
  });

  it("is nothing for a suspected person alone", () => {
    expect(concernsOf(["suspected_person"], offence("smuggling"))).toEqual([]);
  });
});
