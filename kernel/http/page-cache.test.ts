import { expect, test } from "vitest";
import { createPageCache } from "./page-cache.ts";

const page = (text: string) => ({ type: "text/html", text });

test("a page is kept as long as its stamp stays, and never given under another", () => {
  const cache = createPageCache();
  cache.keep("/a", "1", page("one"));
  expect(cache.find("/a", "1")?.text).toBe("one");
  expect(cache.find("/a", "2")).toBeUndefined();
  // What was found to be old is forgotten.
  expect(cache.find("/a", "1")).toBeUndefined();
});

test("the pages used longest ago give way, and one too large is not kept", () => {
  const cache = createPageCache(1000);
  cache.keep("/a", "1", page("a".repeat(250)));
  cache.keep("/b", "1", page("b".repeat(250)));
  cache.find("/a", "1");
  cache.keep("/c", "1", page("c".repeat(250)));
  expect(
    [cache.find("/a", "1"), cache.find("/b", "1"), cache.find("/c", "1")].map((one) => one?.text[0]),
  ).toEqual(["a", undefined, "c"]);
  cache.keep("/d", "1", page("d".repeat(2000)));
  expect(cache.find("/d", "1")).toBeUndefined();
});
