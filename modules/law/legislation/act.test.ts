import { describe, expect, it } from "vitest";
import { provisionEntry } from "../index-provision.ts";
import { Act, allElements, elementLabel, inForceOn, Provision } from "./act.ts";

const day = (text: string) => ({ text, earliest: text, latest: text });
const month = { text: "2012-09", earliest: "2012-09-01", latest: "2012-09-30" };
const provision = {
  provisionId: "0190d000-0000-7000-8000-000000000001",
  number: "art. 3",
  extract: { lang: "en" as const, text: "Whoever recruits", translations: { fr: "Quiconque recrute" } },
  duties: ["TIP-5.1"],
  crimes: ["trafficking_in_persons"],
  elements: ["means:deception"],
};

describe("a provision", () => {
  it("is in force, not, or maybe, as far as its dates tell", () => {
    expect(inForceOn({ starts: day("2010-01-01") }, "2010-01-01")).toBe("yes");
    expect(inForceOn({ starts: day("2010-01-01") }, "2009-12-31")).toBe("no");
    expect(inForceOn({ starts: month }, "2012-09-15")).toBe("maybe");
    expect(inForceOn({ starts: month }, "2012-10-01")).toBe("yes");
    expect(inForceOn({}, "2012-10-01")).toBe("maybe");
    expect(inForceOn({ starts: month, ends: day("2020-05-01") }, "2020-05-02")).toBe("no");
    expect(
      inForceOn(
        { starts: month, ends: { text: "2020", earliest: "2020-01-01", latest: "2020-12-31" } },
        "2020-06-01",
      ),
    ).toBe("maybe");
  });

  it("names known duties, crimes and elements only", () => {
    expect(Provision.safeParse(provision).success).toBe(true);
    expect(Provision.safeParse({ ...provision, duties: ["TIP-99"] }).success).toBe(false);
    expect(Provision.safeParse({ ...provision, crimes: ["theft"] }).success).toBe(false);
    expect(Provision.safeParse({ ...provision, elements: ["means:magic"] }).success).toBe(false);
    expect(Provision.safeParse({ ...provision, elements: ["region:150"] }).success).toBe(false);
  });

  it("has elements in six languages", () => {
    expect(allElements("en")).toHaveLength(25);
    expect(elementLabel("means:deception", "fr")).not.toBe("means:deception");
    expect(elementLabel("nothing", "fr")).toBe("nothing");
  });

  it("is found by its words and its act's title in every language version", () => {
    const act = Act.parse({
      country: "XV",
      kind: "act",
      title: { lang: "en", text: "Trafficking Act", translations: { es: "Ley de trata" } },
      starts: month,
      provisions: [provision],
    });
    const [only] = act.provisions;
    if (only === undefined) throw new Error("a provision was expected");
    expect(provisionEntry(act, only)).toEqual({
      collection: "law.provision",
      recordId: provision.provisionId,
      title: "Trafficking Act, art. 3",
      titleLang: "en",
      sortDate: "2012-09-01",
      facets: {
        country: ["XV"],
        duty: ["TIP-5.1"],
        crime: ["trafficking_in_persons"],
        element: ["means:deception"],
        year: ["2012"],
      },
      texts: [
        { field: "title", weight: "A", lang: "en", text: "Trafficking Act" },
        { field: "title", weight: "A", lang: "es", text: "Ley de trata" },
        { field: "text", weight: "C", lang: "en", text: "Whoever recruits" },
        { field: "text", weight: "C", lang: "fr", text: "Quiconque recrute" },
      ],
      audience: "everybody",
    });
  });
});
