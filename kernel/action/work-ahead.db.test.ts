import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { action, question } from "#kernel/action";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";

let release: () => void = () => {};
let gate = Promise.resolve();
let begun = 0;
const shut = () => {
  begun = 0;
  gate = new Promise((resolve) => {
    release = resolve;
  });
};

const slowVerb = action({
  name: "slow.stretch-secret",
  about: "Stretches a secret before its transaction.",
  needs: "slow.do",
  input: z.object({ secret: z.string().min(3) }),
  output: z.object({ length: z.int() }),
})
  .ahead(async ({ secret }) => {
    begun += 1;
    await gate;
    return { length: secret.length };
  })
  .run(({ ahead }) => ahead);
const quick = question({
  name: "slow.say-hello",
  about: "Answers at once.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ hello: z.literal(true) }),
}).run(() => ({ hello: true as const }));
const slow = defineModule({
  name: "slow",
  rights: { "slow.do": ["provider"] },
  actions: [slowVerb],
  questions: [quick],
});

let kernel: TestKernel;
let holder: TestAccount;
let stranger: TestAccount;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [slow] });
  const agencyId = await kernel.openAgency();
  holder = await kernel.openAccount({ agencyId, roles: ["provider"] });
  stranger = await kernel.openAccount({ agencyId, roles: ["frontline"] });
});
afterAll(async () => {
  release();
  await kernel?.close();
});

describe("work ahead of a transaction", () => {
  test("is done for nobody who may not call the action, nor on input that does not read", async () => {
    shut();
    await expect(stranger.call(slowVerb, { secret: "long enough" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(holder.call(slowVerb, { secret: "x" })).rejects.toMatchObject({ code: "bad-input" });
    expect(begun).toBe(0);
    release();
  });

  test("holds no connection: with more of it under way than there are connections, others are answered", async () => {
    shut();
    const many = kernel.services.engine.app.options.max + 9;
    const running = Array.from({ length: many }, () =>
      holder.call(slowVerb, { secret: "long enough" }, { key: randomUUID() }),
    );
    await vi.waitFor(() => expect(begun).toBe(many), { timeout: 20_000 });
    // Were it done inside, these would wait for a connection until the work is over, which is never here.
    expect(await stranger.call(quick, {})).toEqual({ hello: true });
    const { app } = kernel.services.engine;
    expect(app.idleCount).toBe(app.totalCount);
    release();
    expect(await Promise.all(running)).toEqual(Array.from({ length: many }, () => ({ length: 11 })));
  });
});
