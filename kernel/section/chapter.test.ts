import { expect, test } from "vitest";
import { inChapters } from "./chapter.ts";

test("sections stand in the order of their chapters, and within one as they came", () => {
  const given = [
    { id: "acts", chapter: "history" },
    { id: "exhibits", chapter: "evidence" },
    { id: "persons", chapter: "people" },
    { id: "documents", chapter: "evidence" },
  ] as const;
  expect(inChapters(given).map(({ id }) => id)).toEqual(["persons", "exhibits", "documents", "acts"]);
});
