import { expect, it } from "vitest";
import { startIntention } from "./intention.ts";

it("keeps the key while the same thing is tried again, and takes a new one for anything else", () => {
  let count = 0;
  const intention = startIntention(() => `key-${++count}`);
  expect(intention.keyFor({ a: 1 })).toBe("key-1");
  expect(intention.keyFor({ a: 1 })).toBe("key-1");
  expect(intention.keyFor({ a: 2 })).toBe("key-2");
  intention.done();
  expect(intention.keyFor({ a: 2 })).toBe("key-3");
});
