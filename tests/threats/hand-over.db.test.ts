import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { referral } from "#modules/referral";
import { type HttpGround, openHttpGround } from "./http-ground.ts";

let ground: HttpGround;
beforeAll(async () => {
  ground = await openHttpGround([referral]);
});
afterAll(() => ground?.close());

const link = () => randomBytes(32).toString("base64url");
const open = (input: object, from: string, headers = {}) =>
  ground.ask("/api/referral/open-hand-over", input, { from, headers });

describe("people without an account", () => {
  test("[hand-over] reach nothing but the visits: everything else of the module answers that nobody is signed in", async () => {
    const open = referral.visits?.map(({ name }) => name) ?? [];
    expect(open).toEqual(["referral.open-hand-over", "referral.answer-hand-over"]);
    for (const { name } of referral.declarations) {
      const answer = await ground.ask(`/api/${name.replace(".", "/")}`, {}, { from: "10.9.0.1" });
      expect([name, answer.status]).toEqual([name, 401]);
    }
  });

  test("[hand-over] guessing is slow and soon over: the same answer for every link that does not stand, then too many", async () => {
    const input = () => ({ link: link(), code: "7F3K-Q2MW" });
    const first = await open(input(), "10.9.0.2");
    expect(first).toMatchObject({ status: 409, body: { refusal: "hand-over-shut" } });
    const seen = [];
    for (let n = 0; n < 21; n += 1) seen.push((await open(input(), "10.9.0.2")).status);
    expect(seen.slice(0, 19)).toEqual(Array(19).fill(409));
    expect(seen.at(-1)).toBe(429);
    // Others are not kept out by it.
    expect((await open(input(), "10.9.0.3")).status).toBe(409);
  });

  test("[hand-over] from another site, or without the shape of a secret, they are refused before anything is looked up", async () => {
    const input = { link: link(), code: "7F3K-Q2MW" };
    const other = await open(input, "10.9.0.4", { origin: "https://elsewhere.test" });
    expect(other.status).toBe(403);
    const bad = await open({ link: "short", code: randomUUID() }, "10.9.0.4");
    expect(bad.status).toBe(422);
    expect([...new Set((bad.body.fields as { path: string }[]).map(({ path }) => path))].sort()).toEqual([
      "code",
      "link",
    ]);
    expect(JSON.stringify(ground.log)).not.toContain(input.link);
  });
});
