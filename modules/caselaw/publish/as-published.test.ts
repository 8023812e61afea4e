import { describe, expect, test } from "vitest";
import { buildJudgment } from "../builders.ts";
import { asPublished } from "./as-published.ts";
import { partsOfName, replaceName } from "./replace-name.ts";
import { initialsOf, isPseudonym, mayBeNamed, publishedName } from "./standing.ts";
import { textsOf } from "./texts.ts";

const place = { jurisdiction: "XV", finality: "final" } as const;
const somebody = { kind: "person", juvenile: false, standing: "convicted-final" } as const;

describe("who may be named", () => {
  test("[L1] only who was finally convicted as an adult, where courts name the convicted", () => {
    expect(mayBeNamed(somebody, place)).toBe(true);
    for (const standing of [
      "convicted-not-final",
      "acquitted",
      "discontinued",
      "expunged",
      "not-decided",
      "unknown",
    ] as const)
      expect(mayBeNamed({ ...somebody, standing }, place), standing).toBe(false);
    expect(mayBeNamed({ ...somebody, juvenile: true }, place)).toBe(false);
    expect(mayBeNamed(somebody, { ...place, finality: "not-final" })).toBe(false);
    expect(mayBeNamed(somebody, { ...place, jurisdiction: "FR" })).toBe(false);
    expect(mayBeNamed({ ...somebody, kind: "state", standing: "unknown" }, place)).toBe(true);
  });

  test("[L1] pseudonyms go by the jurisdiction's rule and are not made twice", () => {
    expect(initialsOf("Maria de la Cruz")).toBe("M. C.");
    expect(initialsOf("Иван Петров")).toBe("И. П.");
    expect(initialsOf("محمد الأحمد")).toBe("م. أ.");
    const defendant = {
      ...somebody,
      key: "d2",
      sex: "male",
      nationalities: [],
      name: "Adam Korbin",
      standing: "acquitted" as const,
    };
    expect(publishedName(defendant, 1, buildJudgment())).toBe("A. K.");
    expect(publishedName(defendant, 1, buildJudgment({ jurisdiction: "DE" }))).toBe("B.");
    expect(["A. K.", "B.", "X", "J. 2"].every(isPseudonym)).toBe(true);
    expect(isPseudonym("Al Capone")).toBe(false);
  });
});

describe("taking names out", () => {
  test("[L1] a name goes from every text, whole and in its parts, in every script; words that hold it stay", () => {
    expect(replaceName("Mott drove. MOTT’s car; the motto of Mottram.", "Mott", "B. M.")).toBe(
      "B. M. drove. B. M.’s car; the motto of Mottram.",
    );
    expect(replaceName("原告李小红和李小红的母亲", "李小红", "某女")).toBe("原告某女和某女的母亲");
    expect(replaceName("قالت فاطمة حسن وفاطمة حسن", "فاطمة حسن", "ف. ح.")).toBe("قالت ف. ح. وـ ف. ح.");
    expect(partsOfName("Maria de la Cruz")).toEqual(["Maria de la Cruz", "Maria", "Cruz"]);
    const words = (text: string) => ({
      lang: "en",
      text,
      translations: { fr: { text, by: "x", reviewed: false } },
    });
    const judgment = buildJudgment({
      title: words("State v. Mott"),
      facts: words("Bela Mott drove."),
      reasoning: words("Mott"),
      significance: words("Mott"),
      history: [
        {
          level: "appeal",
          court: words("Court"),
          date: null,
          reference: "R v Mott",
          what: words("Mott appealed"),
        },
      ],
      identifiers: [{ kind: "official-citation", value: "State v Mott [2019] 1" }],
      relations: [{ kind: "related", citation: "Mott (No 2)" }],
      sources: [{ title: "The Mott case" }],
      fullText: [words("Mott, Bela")],
      evidentialIssues: [{ issue: "consent", extract: words("Mott said") }],
    });
    const published = asPublished(judgment);
    expect(textsOf(published).filter(({ text }) => /mott|bela/i.test(text))).toEqual([]);
    expect(published.title.text).toBe("State v. B. M.");
    expect(asPublished(published)).toEqual(published);
  });
});
