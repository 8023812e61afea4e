import { expect, test } from "vitest";
import { pages } from "../../tests/browser/pages.ts";
import { doors } from "../doors.ts";
import { helpFor } from "./page-help.ts";

/** Before anybody is signed in there is no help button; an address of no page has none, nor has the neutral page of notes. */
const without = ["/app/no/such/page", "/app/notes"];

test("every page that the browser tests know has a help of its own", () => {
  const bare = pages
    .filter(({ path, role }) => role !== null && !without.includes(path))
    .map(({ path }) => path.split(/[?#]/)[0] ?? "")
    .filter((path) => helpFor(doors, path).key === null);
  expect([...new Set(bare)]).toEqual([]);
});

test("every page of a module has a help of its own, also those with a code in their address", () => {
  const bare = doors
    .flatMap(({ pages }) => pages)
    .filter((page) => !page.outside)
    .map(({ path }) => path)
    .filter((path) => helpFor(doors, path).key === null);
  expect(bare).toEqual([]);
});
