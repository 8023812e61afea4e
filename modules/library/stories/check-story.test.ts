import { describe, expect, test } from "vitest";
import { checkStory } from "./check-story.ts";
import { agreedTo } from "./consent.ts";
import { Story } from "./words.ts";

function found(lang: string, text: string, more: Partial<Story> = {}, minor = false) {
  const story = Story.parse({ title: { lang, text: "…" }, text: { lang, text }, ...more });
  return checkStory(story, { minor }).map(({ rule, excerpt }) => `${rule}: ${excerpt}`);
}

describe("the check for re-identification", () => {
  test("finds names, places below the region, days, ages and ways of contact in English", () => {
    expect(
      found("en", "Then Mr. Kovač took us to Hotel Aurora near the town of Brod on 12.03.2019."),
    ).toEqual(["name: Mr", "name: Kovač", "name: Hotel Aurora", "place: Brod", "date: 12.03.2019"]);
    expect(
      found("en", "Blessing helped me. I was aged 17. Call +385 91 234 5678 or mail me@home.example."),
    ).toEqual([
      "name: Blessing",
      "age: aged 17",
      "name: Call",
      "contact: +385 91 234 5678",
      "contact: me@home.example",
    ]);
  });

  test("passes over countries, months without a day, and the first words of sentences", () => {
    expect(
      found(
        "en",
        "When I left Nigeria in spring, nobody knew. The police in Italy listened. It was over in March.",
      ),
    ).toEqual(["name: March"]);
    expect(found("en", "She came from Viet Nam. After a year we were free.")).toEqual([]);
  });

  test("knows that a country may be a person", () => {
    expect(found("en", "Only Georgia and Chad stayed.")).toEqual(["name: Georgia", "name: Chad"]);
  });

  test("reads French, Spanish and Russian", () => {
    expect(found("fr", "Je m’appelle Fatou. J’avais 15 ans le 3 mars.")).toEqual([
      "name: Fatou",
      "age: 15 ans",
      "date: 3 mars",
    ]);
    expect(found("es", "Me llamo Lucía. Vivíamos en el barrio de Getsemaní. Tenía 16 años.")).toEqual([
      "name: Lucía",
      "name: Vivíamos",
      "place: Getsemaní",
      "name: Tenía",
      "age: 16 años",
    ]);
    expect(found("ru", "Меня звали Оксана. Мне было 19 лет. В городе Сочи нас заперли 5 июня.")).toEqual([
      "name: Оксана",
      "age: 19 лет",
      "place: Сочи",
      "date: 5 июня",
    ]);
  });

  test("reads Arabic and Chinese by the words that lead to a name, since they have no capitals", () => {
    expect(found("ar", "اسمي سلمى وكان عمري ١٦ سنة. عشت في قرية الزهراء حتى ٣ مارس.")).toEqual([
      "name: اسمي سلمى",
      "age: عمري ١٦",
      "place: قرية الزهراء",
      "date: ٣ مارس",
    ]);
    expect(found("zh", "我叫小梅，今年15岁。2019年3月5日我被带到河口镇。")).toEqual([
      "name: 我叫小梅",
      "age: 15岁",
      "date: 2019年3月5日",
      expect.stringMatching(/^place: .*河口镇$/),
    ]);
  });

  test("asks about more than three facts together, and counts childhood as one", () => {
    const facts = { origin: "NG", destination: "IT", year: 2015 } as const;
    expect(found("en", "…", facts)).toEqual([]);
    expect(found("en", "…", facts, true)).toEqual(["facts: origin, destination, year, minor"]);
  });

  test("gives every finding one place and one name", () => {
    const story = Story.parse({
      title: { lang: "en", text: "Amina" },
      text: { lang: "en", text: "Amina saw Amina." },
    });
    const ids = checkStory(story, { minor: false }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(3);
  });
});

describe("what was agreed to", () => {
  const base = {
    reach: "everybody",
    langs: ["en", "fr"],
    givenOn: "2026-01-01",
    validUntil: null,
    revoked: false,
  } as const;

  test("is what everybody who must agreed to", () => {
    const child = { minor: true, eighteenOn: "2026-12-01" };
    const both = [
      { ...base, givenBy: "guardian", validUntil: "2027-05-01" },
      { ...base, givenBy: "child", langs: ["fr", "ar"] },
    ] as const;
    expect(agreedTo(child, { consents: both, reach: "everybody", today: "2026-06-01" })).toEqual({
      missing: [],
      langs: ["fr"],
      until: "2026-11-30",
    });
    expect(agreedTo(child, { consents: both, reach: "inside", today: "2026-12-01" }).missing).toEqual([
      "survivor-at-eighteen",
    ]);
    expect(agreedTo(child, { consents: [both[0]], reach: "inside", today: "2026-06-01" }).missing).toEqual([
      "child",
    ]);
  });

  test("is nothing of what was taken back, is over, is to come, or was for fewer readers", () => {
    const adult = { minor: false, eighteenOn: null };
    for (const wrong of [
      { revoked: true },
      { validUntil: "2026-05-31" },
      { givenOn: "2026-06-02" },
      { reach: "inside" as const },
    ]) {
      const consents = [{ ...base, givenBy: "survivor" as const, ...wrong }];
      expect(agreedTo(adult, { consents, reach: "everybody", today: "2026-06-01" }).missing).toEqual([
        "survivor",
      ]);
    }
  });
});
