import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receive } from "#kernel/action";
import {
  consented,
  type LifeGround,
  newFile,
  newService,
  openLifeGround,
  prepared,
} from "../referrals/ground.ts";
import { listReferrals } from "../referrals/list-referrals.ts";
import { sendReferral } from "../referrals/send-referral.ts";
import { makeHandOver } from "./make-hand-over.ts";
import { openHandOver } from "./open-hand-over.ts";
import { makeHandOverCode, makeLinkSecret } from "./words.ts";

let ground: LifeGround;
beforeAll(async () => {
  ground = await openLifeGround();
});
afterAll(async () => {
  await ground?.owner.end();
  await ground?.kernel.close();
});

const secrets = () => ({
  handOverId: randomUUID(),
  link: makeLinkSecret(randomBytes(32)),
  code: makeHandOverCode(randomBytes(8)),
});

test("many made and many opened at once: one stands, one is read, and others work on meanwhile", async () => {
  const { advocate, kernel } = ground;
  const file = await newFile(advocate);
  const serviceId = await newService(ground);
  const referralId = await prepared(advocate, file, { serviceId });
  await consented(advocate, file, { kind: "service", id: serviceId });
  await advocate.call(sendReferral, { referralId });

  const all = Array.from({ length: 10 }, secrets);
  const making = Promise.allSettled(
    all.map((one) => advocate.call(makeHandOver, { ...one, referralId }, { key: randomUUID() })),
  );
  // Meanwhile others work on.
  expect((await advocate.call(listReferrals, {})).items).toHaveLength(1);
  const made = await making;
  const stands = all.filter((_, at) => made[at]?.status === "fulfilled");
  expect(stands).toHaveLength(1);
  for (const one of made)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ detail: { refusal: "link-waits" } });

  const { link = "", code = "" } = stands[0] ?? {};
  const opened = await Promise.allSettled(
    Array.from({ length: 10 }, () =>
      receive(openHandOver, {
        input: { link, code },
        pool: kernel.services.engine.app,
        now: new Date(),
      }),
    ),
  );
  expect(opened.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
