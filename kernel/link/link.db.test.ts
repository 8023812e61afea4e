import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defineModule } from "../module/index.ts";
import { give, openTestDossier } from "../part/test-ground.ts";
import { openTestKernel, type TestAccount, type TestKernel } from "../testing/index.ts";
import { endLink } from "./end-link.ts";
import type { Link } from "./link.ts";
import { restoreLink } from "./restore-link.ts";

let kernel: TestKernel;
let agencyId = "";
let owner: TestAccount;
let colleague: TestAccount;
let stranger: TestAccount;

beforeAll(async () => {
  const game = defineModule({ name: "game", linkKinds: ["game.same-team"] });
  kernel = await openTestKernel({ modules: [game] });
  agencyId = await kernel.openAgency();
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  colleague = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

type Listed = { items: Link[]; kinds: string[]; writable: string[] };
const list = async (who: TestAccount, dossierId: string) =>
  (await who.callByName("link.list-links", { dossierId })) as Listed;

function make(who: TestAccount, dossierId: string, toCode: string, more: object = {}): Promise<Link> {
  const input = {
    linkId: randomUUID(),
    kind: "link.related",
    compartment: "investigation",
    dossierId,
    toCode,
    reason: "Same telephone",
    ...more,
  };
  return who.callByName("link.make-link", input) as Promise<Link>;
}

describe("a stranger", () => {
  it("gets nothing of links, and the same answer as for a dossier that is not there", async () => {
    const [a, b] = [await openTestDossier(owner), await openTestDossier(owner)];
    const { linkId } = await make(owner, a.dossierId, b.code);
    for (const dossierId of [a.dossierId, randomUUID()]) {
      await expect(list(stranger, dossierId)).rejects.toMatchObject({ code: "not-found" });
      await expect(make(stranger, dossierId, b.code)).rejects.toMatchObject({ code: "not-found" });
      await expect(stranger.call(endLink, { linkId, dossierId, reason: "x" })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(stranger.call(restoreLink, { linkId, dossierId })).rejects.toMatchObject({
        code: "not-found",
      });
    }
  });
});

describe("a link", () => {
  it("is seen from both ends by whoever may open both in its part", async () => {
    const [a, b] = [await openTestDossier(owner), await openTestDossier(owner)];
    const made = await make(owner, a.dossierId, b.code.toLowerCase(), { kind: "game.same-team" });
    expect(made).toMatchObject({
      side: "from",
      other: { code: b.code },
      reason: "Same telephone",
      may: ["end-link"],
    });
    const { items, kinds } = await list(owner, b.dossierId);
    expect(items).toMatchObject([
      { linkId: made.linkId, side: "to", other: { code: a.code }, kind: "game.same-team" },
    ]);
    expect(kinds).toEqual(["link.related", "link.follows-from", "link.same-event", "game.same-team"]);
  });

  it("leaves no trace for a reader of one end: no line, no history, no way to end it, one refusal for all codes", async () => {
    const [a, b] = [await openTestDossier(owner), await openTestDossier(owner)];
    await give(owner, a.dossierId, {
      to: { account: colleague.accountId },
      part: "investigation",
      level: "manage",
    });
    const { linkId } = await make(owner, a.dossierId, b.code);
    expect((await list(colleague, a.dossierId)).items).toEqual([]);
    const history = JSON.stringify(
      await colleague.callByName("history.list-history", { dossierId: a.dossierId }),
    );
    for (const trace of [linkId, b.dossierId, b.code, "link"]) expect(history).not.toContain(trace);
    const end = { linkId, dossierId: a.dossierId, reason: "x" };
    await expect(colleague.call(endLink, end)).rejects.toMatchObject({ code: "not-found" });
    const refusals = [];
    for (const code of [b.code, "C-00000", "C-7F3KQ2"])
      refusals.push(
        await make(colleague, a.dossierId, code).catch((error: { detail: unknown }) => error.detail),
      );
    expect(refusals[0]).toMatchObject({ refusal: "no-such-record" });
    expect(new Set(refusals.map((detail) => JSON.stringify(detail))).size).toBe(1);
    // Another part of the other dossier is not enough.
    await give(owner, b.dossierId, { to: { account: colleague.accountId }, part: "identity" });
    expect((await list(colleague, a.dossierId)).items).toEqual([]);
    await expect(make(colleague, a.dossierId, b.code)).rejects.toMatchObject({
      detail: { refusal: "no-such-record" },
    });
    await give(owner, b.dossierId, { to: { account: colleague.accountId }, part: "investigation" });
    expect((await list(colleague, a.dossierId)).items).toMatchObject([{ linkId }]);
  });

  it("ends with a reason, stands again, and is made once between the same two whichever way round", async () => {
    const [a, b] = [await openTestDossier(owner), await openTestDossier(owner)];
    const { linkId, version } = await make(owner, a.dossierId, b.code);
    await expect(make(owner, b.dossierId, a.code)).rejects.toMatchObject({
      detail: { refusal: "linked-already" },
    });
    const ids = { linkId, dossierId: b.dossierId };
    const ended = await owner.call(endLink, { ...ids, reason: "Another telephone" });
    expect(ended).toMatchObject({ ended: { reason: "Another telephone" }, may: ["restore-link"] });
    await expect(owner.call(endLink, { ...ids, reason: "x" })).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    await expect(owner.call(restoreLink, ids, { expects: version })).rejects.toMatchObject({ code: "stale" });
    expect(await owner.call(restoreLink, ids)).toMatchObject({ ended: null, reason: "Same telephone" });
    const database = await kernel.database.owner();
    const { rows } = await database.query("select count(*)::int as n from link.past where link_id = $1", [
      linkId,
    ]);
    await database.end();
    expect(rows[0].n).toBe(2);
  });

  it("refuses itself, kinds nobody declared, and writing where one only reads", async () => {
    const [a, b] = [await openTestDossier(owner), await openTestDossier(owner)];
    await expect(make(owner, a.dossierId, a.code)).rejects.toMatchObject({
      detail: { refusal: "to-itself" },
    });
    await expect(make(owner, a.dossierId, b.code, { kind: "game.other" })).rejects.toMatchObject({
      detail: { refusal: "no-such-kind" },
    });
    const records = { recordId: randomUUID(), toRecordId: randomUUID() };
    expect(await make(owner, a.dossierId, a.code, records)).toMatchObject({ recordId: records.recordId });
    for (const { dossierId } of [a, b])
      await give(owner, dossierId, { to: { account: colleague.accountId }, part: "investigation" });
    await expect(make(colleague, a.dossierId, b.code)).rejects.toMatchObject({
      detail: { refusal: "read-only" },
    });
    expect((await list(colleague, a.dossierId)).writable).toEqual([]);
  });

  it("[X8] is gone for readers of a whole agency once one of its ends is sealed", async () => {
    const [a, b] = [await openTestDossier(owner), await openTestDossier(owner)];
    const reader = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    const database = await kernel.database.owner();
    await database.query(
      `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
       values ($1, 'investigation', 'read', 'account', $2, 'supervision', 'agency', now())`,
      [agencyId, reader.accountId],
    );
    await database.end();
    const { linkId } = await make(owner, a.dossierId, b.code);
    expect((await list(reader, a.dossierId)).items).toMatchObject([{ linkId }]);
    await owner.callByName("access.seal-dossier", { dossierId: b.dossierId, reason: "anti-corruption" });
    expect((await list(reader, a.dossierId)).items).toEqual([]);
    expect((await list(owner, a.dossierId)).items).toMatchObject([{ linkId }]);
  });

  it("has kinds that begin with the name of the module that declares them", () => {
    expect(() => defineModule({ name: "game", linkKinds: ["other.kind"] })).toThrow("other.kind");
  });
});
