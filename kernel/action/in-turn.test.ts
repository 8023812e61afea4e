import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

function work() {
  let end: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("as many at once as are allowed, the others in the order in which they came, too many refused before they begin", async () => {
  const turn = inTurn({ atOnce: 2, waiting: 2 });
  const all = Array.from({ length: 4 }, work);
  const begun: number[] = [];
  const running = all.map(({ done }, at) =>
    turn(async () => {
      begun.push(at);
      await done;
      return at;
    }),
  );
  await expect(turn(async () => begun.push(99))).rejects.toMatchObject({ code: "unavailable" });
  await settle();
  expect(begun).toEqual([0, 1]);
  all[1]?.end();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  for (const one of all) one.end();
  expect(await Promise.all(running)).toEqual([0, 1, 2, 3]);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test("work that fails gives its place on", async () => {
  const turn = inTurn({ atOnce: 1, waiting: 5 });
  const results = await Promise.allSettled([
    turn(async () => {
      throw new Error("no");
    }),
    turn(async () => "yes"),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(await turn(async () => "again")).toBe("again");
});
