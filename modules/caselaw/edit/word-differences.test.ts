import { expect, test } from "vitest";
import { wordDifferences } from "./word-differences.ts";

const shown = (before: string, after: string) =>
  wordDifferences(before, after)
    .map(({ what, text }) => (what === "same" ? text : what === "gone" ? `[-${text}-]` : `[+${text}+]`))
    .join("");

test("two texts are told apart word by word", () => {
  expect(shown("The court convicted him.", "The court acquitted him.")).toBe(
    "The court [-convicted-][+acquitted+] him.",
  );
  expect(shown("", "New.")).toBe("[+New.+]");
  expect(shown("Same", "Same")).toBe("Same");
  expect(shown("判处有期徒刑五年", "判处有期徒刑七年")).toBe("判处有期徒刑[-五-][+七+]年");
  expect(shown("حكمت المحكمة بالسجن", "حكمت المحكمة بالبراءة")).toBe("حكمت المحكمة [-بالسجن-][+بالبراءة+]");
});

test("what is put together again is what was there, also where texts are long", () => {
  const long = (word: string) =>
    Array.from({ length: 9000 }, (_, at) => `${word}${at % 977} line\n`).join("");
  for (const [before, after] of [
    ["a b c d", "b x d e"],
    [long("a"), long("b")],
  ] as const) {
    const pieces = wordDifferences(before, after);
    expect(
      pieces
        .filter(({ what }) => what !== "new")
        .map(({ text }) => text)
        .join(""),
    ).toBe(before);
    expect(
      pieces
        .filter(({ what }) => what !== "gone")
        .map(({ text }) => text)
        .join(""),
    ).toBe(after);
  }
});
