import { describe, expect, it } from "vitest";
import { findPeople } from "./find-people.ts";

const found = (text: string, ...phrases: string[]) =>
  findPeople(text, phrases).map(({ at, end }) => text.slice(at, end));

describe("a name in a summary", () => {
  it.each([
    [
      "whatever its capitals, accents and spaces",
      "Then ZDÉNKA  Marlow left.",
      ["Zdenka Marlow"],
      ["ZDÉNKA  Marlow"],
    ],
    ["with a genitive", "Zdenkas passport, Marlow’s bag", ["Zdenka", "Marlow"], ["Zdenkas", "Marlow"]],
    ["with a hyphen or without", "Anne-Marie came", ["Anne Marie"], ["Anne-Marie"]],
    [
      "bent as Russian bends it",
      "видели Амару и Ивана Петрова",
      ["Амара", "Иван", "Петров"],
      ["Амару", "Ивана", "Петрова"],
    ],
    ["behind an article in Arabic", "سافرت وأميرة معها", ["أميرة"], ["أميرة"]],
    ["in a script without spaces", "被告人王芳芳到案", ["王芳芳"], ["王芳芳"]],
    ["of two letters, as it is written", "Li gave it; li is a measure", ["Li"], ["Li"]],
    ["as a number of a document", "passport XV 123-456 was kept", ["XV123456"], ["XV 123-456"]],
  ] as const)("is found %s", (_how, text, phrases, expected) => {
    expect(found(text, ...phrases)).toEqual(expected);
  });

  it("is not found inside another word, nor as one sign alone", () => {
    expect(found("The annual plan cannot wait", "Ann", "An")).toEqual([]);
    expect(found("国王来了", "王")).toEqual([]);
  });

  it("is found once where the whole name and its parts stand", () => {
    expect(found("Zdenka Marlow and Marlow", "Zdenka", "Marlow", "Zdenka Marlow")).toEqual([
      "Zdenka Marlow",
      "Marlow",
    ]);
  });
});
