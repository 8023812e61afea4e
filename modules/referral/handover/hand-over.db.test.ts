import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { receive } from "#kernel/action";
import { askNextService } from "../referrals/ask-next-service.ts";
import { withdrawReferral } from "../referrals/carry-on.ts";
import { getReferral } from "../referrals/get-referral.ts";
import {
  allSections,
  consented,
  type LifeGround,
  newFile,
  newService,
  notFound,
  openLifeGround,
  prepared,
  refused,
  soon,
  tell,
} from "../referrals/ground.ts";
import { sendReferral } from "../referrals/send-referral.ts";
import { makeHandOver, revokeHandOver } from "./make-hand-over.ts";
import { answerHandOver, openHandOver } from "./open-hand-over.ts";
import { makeHandOverCode, makeLinkSecret } from "./words.ts";

let ground: LifeGround;
beforeAll(async () => {
  ground = await openLifeGround();
});
afterAll(async () => {
  await ground?.owner.end();
  await ground?.kernel.close();
});

type Made = { referralId: string; handOverId: string; link: string; code: string; consentId: string };

async function sentToOutside(): Promise<Omit<Made, "handOverId" | "link" | "code"> & { personId: string }> {
  const { advocate } = ground;
  const file = await newFile(advocate);
  const serviceId = await newService(ground);
  const referralId = await prepared(advocate, file, { serviceId });
  const consentId = await consented(advocate, file, { kind: "service", id: serviceId });
  await advocate.call(sendReferral, { referralId });
  return { referralId, consentId, personId: file.personId };
}

async function made(): Promise<Made> {
  const { advocate } = ground;
  const { referralId, consentId } = await sentToOutside();
  const secrets = secretsAtRandom();
  await advocate.call(makeHandOver, { ...secrets, referralId });
  return { ...secrets, referralId, consentId };
}

const secretsAtRandom = () => ({
  handOverId: randomUUID(),
  link: makeLinkSecret(randomBytes(32)),
  code: makeHandOverCode(randomBytes(8)),
});

const visit = <In>(one: Parameters<typeof receive>[0], input: In) =>
  receive(one, { input, pool: ground.kernel.services.engine.app, now: new Date() });
const open = (input: { link: string; code: string }) =>
  visit(openHandOver, input) as Promise<{ content: Record<string, unknown>; answerKey: string }>;
const answer = (input: object) => visit(answerHandOver, input);
const wrong = (code: string) => (code.startsWith("0") ? `1${code.slice(1)}` : `0${code.slice(1)}`);

describe("a sealed hand-over", () => {
  test("a stranger gets nothing: neither link nor code alone opens it, and what is stored tells nothing", async () => {
    const { link, code, handOverId, referralId } = await made();
    const { owner, stranger, other, investigator } = ground;
    await expect(open({ link: makeLinkSecret(randomBytes(32)), code })).rejects.toMatchObject(
      refused("hand-over-shut"),
    );
    await expect(open({ link, code: wrong(code) })).rejects.toMatchObject(refused("wrong-code"));
    for (const who of [stranger, other, investigator])
      await expect(who.call(revokeHandOver, { handOverId })).rejects.toMatchObject(notFound);
    await owner.query("set palermo.maintenance = 'on'");
    const { rows } = await owner.query("select * from referral.hand_over where hand_over_id = $1", [
      handOverId,
    ]);
    const stored = JSON.stringify(rows[0], (_key, value) =>
      Buffer.isBuffer(value) ? value.toString("latin1") : value,
    );
    for (const secret of [link, code, code.replace("-", ""), "Canaryname", "place tonight", "Asthma"])
      expect(stored).not.toContain(secret);
    const told = await owner.query(
      "select count(*)::int as n from audit.event where $1 = any (dossiers) and action = 'referral.open-hand-over'",
      [referralId],
    );
    expect(told.rows[0].n).toBe(1);
  });

  test("is opened once, with the chosen sections, the name and the safe number alone, and answered from that page", async () => {
    const { link, code, referralId } = await made();
    const { advocate } = ground;
    const { content, answerKey } = await open({ link, code: ` ${code.toLowerCase()} ` });
    expect(content).toMatchObject({
      kind: "shelter",
      names: ["Amara Canaryname"],
      contacts: ["+000 55 7777"],
      ageBand: "9-17",
    });
    expect(JSON.stringify(content)).toContain("Asthma");
    expect(JSON.stringify(content)).not.toContain("6666");
    await expect(open({ link, code })).rejects.toMatchObject(refused("hand-over-shut"));
    await expect(
      answer({
        link,
        answerKey: makeLinkSecret(randomBytes(32)),
        answer: { word: "accept", firstContactAt: soon() },
      }),
    ).rejects.toMatchObject(refused("hand-over-shut"));
    await answer({
      link,
      answerKey,
      answer: { word: "accept", firstContactAt: soon(), meetingPoint: "CANARY gate", contact: "Sister Rose" },
    });
    await expect(
      answer({ link, answerKey, answer: { word: "refuse", reason: "full" } }),
    ).rejects.toMatchObject(refused("already-answered"));
    const read = await advocate.call(getReferral, { referralId });
    expect(read).toMatchObject({
      state: "accepted",
      answer: { how: "hand-over", meetingPoint: "CANARY gate", contact: "Sister Rose" },
      asking: { handOvers: [{ state: "answered" }] },
    });
    // The sender is told; the answer lies sealed, and what had been sealed in the link is gone, from its history too.
    const { owner } = ground;
    await owner.query("set palermo.maintenance = 'on'");
    const { rows } = await owner.query(
      `select length(h.content) as content, position('CANARY' in encode(h.reply, 'escape')) as plain,
        (select count(*)::int from history.referral_hand_over p where p.dossier_id = h.dossier_id and p.before ? 'content') as past,
        (select actor_kind from history.referral_referral p where p.dossier_id = h.dossier_id order by p.at desc, p.version desc limit 1) as by
       from referral.hand_over h where h.dossier_id = $1`,
      [referralId],
    );
    expect(rows[0]).toEqual({ content: 0, plain: 0, past: 0, by: "system" });
    const operator = await owner.query(
      "select count(*)::int as n from audit.event where actor_kind = 'operator' and $1 = any (dossiers)",
      [referralId],
    );
    expect(operator.rows[0].n).toBe(0);
  });

  test("a no, and something else instead, come back sealed too", async () => {
    const { advocate } = ground;
    const no = await made();
    const first = await open(no);
    await answer({
      link: no.link,
      answerKey: first.answerKey,
      answer: { word: "refuse", reason: "no-language", note: "CANARY no" },
    });
    expect(await advocate.call(getReferral, { referralId: no.referralId })).toMatchObject({
      state: "refused",
      answer: { reason: "no-language", note: "CANARY no" },
      may: ["ask-next-service"],
    });
    const otherwise = await made();
    const second = await open(otherwise);
    await answer({
      link: otherwise.link,
      answerKey: second.answerKey,
      answer: { word: "propose", offer: "From Monday", from: soon(48) },
    });
    expect(await advocate.call(getReferral, { referralId: otherwise.referralId })).toMatchObject({
      state: "countered",
      answer: { offer: "From Monday" },
    });
  });

  test("five wrong codes shut it for good, also for the right one; many at once count each", async () => {
    const { link, code, referralId } = await made();
    const { advocate } = ground;
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => open({ link, code: wrong(code) })),
    );
    expect(tries.every(({ status }) => status === "rejected")).toBe(true);
    await expect(open({ link, code })).rejects.toMatchObject(refused("hand-over-shut"));
    const read = await advocate.call(getReferral, { referralId });
    expect(read.asking?.handOvers[0]?.state).toBe("locked");
    // A new one can be made.
    const again = secretsAtRandom();
    await advocate.call(makeHandOver, { ...again, referralId });
    expect((await open(again)).content).toMatchObject({ kind: "shelter" });
  });

  test("opened twice at once, one alone gets the content", async () => {
    const { link, code } = await made();
    const both = await Promise.allSettled([open({ link, code }), open({ link, code })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("expired, revoked, withdrawn, or without consent it opens nothing", async () => {
    const { advocate, kernel } = ground;
    const revoked = await made();
    await expect(
      advocate.call(makeHandOver, { ...secretsAtRandom(), referralId: revoked.referralId }),
    ).rejects.toMatchObject(refused("link-waits"));
    await advocate.call(revokeHandOver, { handOverId: revoked.handOverId });
    await expect(open(revoked)).rejects.toMatchObject(refused("hand-over-shut"));
    const back = await made();
    await advocate.call(withdrawReferral, { referralId: back.referralId });
    await expect(open(back)).rejects.toMatchObject(refused("hand-over-shut"));
    const taken = await made();
    await advocate.callByName("consent.revoke-consent", { consentId: taken.consentId, how: "said" });
    // At once, before anybody was told of it.
    await expect(open(taken)).rejects.toMatchObject(refused("hand-over-shut"));
    await tell(ground);
    expect(await advocate.call(getReferral, { referralId: taken.referralId })).toMatchObject({
      state: "withdrawn",
    });
    const opened = await made();
    const { answerKey } = await open(opened);
    await advocate.callByName("consent.revoke-consent", { consentId: opened.consentId, how: "said" });
    await expect(
      answer({ link: opened.link, answerKey, answer: { word: "accept", firstContactAt: soon() } }),
    ).rejects.toMatchObject(refused("hand-over-shut"));
    const late = await made();
    await kernel.moveClock(25 * 3_600_000);
    await expect(open(late)).rejects.toMatchObject(refused("hand-over-shut"));
  });

  test("secrets that are none are refused, and a service with an account gets no link", async () => {
    const { advocate, provider } = ground;
    const { referralId } = await sentToOutside();
    const bad = { handOverId: randomUUID(), referralId };
    await expect(
      advocate.call(makeHandOver, { ...bad, link: "x".repeat(43), code: "7F3K-Q2MW" }),
    ).rejects.toMatchObject(refused("weak-secret"));
    await expect(
      advocate.call(makeHandOver, { ...bad, link: makeLinkSecret(randomBytes(32)), code: "short" }),
    ).rejects.toMatchObject({ code: "bad-input" });
    const file = await newFile(advocate);
    const serviceId = await newService(ground, provider);
    const own = await prepared(advocate, file, { serviceId });
    await consented(advocate, file, { kind: "agency", id: provider.agencyId });
    await advocate.call(sendReferral, { referralId: own });
    await expect(
      advocate.call(makeHandOver, { ...secretsAtRandom(), referralId: own }),
    ).rejects.toMatchObject(refused("may-not"));
  });

  test("[S2] under a lawful exception nothing is opened by access: the link alone carries it, also to a service with an account", async () => {
    const { advocate, provider } = ground;
    const file = await newFile(advocate);
    const serviceId = await newService(ground, provider);
    const referralId = await prepared(advocate, file, { serviceId, sections: allSections.slice(1) });
    await advocate.callByName("consent.record-exception", {
      exceptionId: randomUUID(),
      dossierId: file.supportFileId,
      personId: file.personId,
      recipient: { kind: "agency", id: provider.agencyId },
      purpose: "shelter",
      ground: "danger-to-life",
      topics: ["my-needs", "my-health"],
      told: "told-before",
      reason: "Unconscious after a fall, nobody could ask.",
      until: soon(48),
    });
    const found = await advocate.call(sendReferral, { referralId });
    expect(found.byHandOver).toBe(true);
    await expect(provider.call(getReferral, { referralId })).rejects.toMatchObject(notFound);
    const secrets = secretsAtRandom();
    await advocate.call(makeHandOver, { ...secrets, referralId });
    expect((await open(secrets)).content).toMatchObject({ names: [] });
    await expect(
      advocate.call(askNextService, { referralId, nextId: randomUUID(), serviceId }),
    ).rejects.toMatchObject(refused("asked-already"));
  });
});
