import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { type AccessGround, openAccessGround } from "./access-ground.ts";

let ground: AccessGround;

beforeAll(async () => {
  ground = await openAccessGround();
});
afterAll(() => ground?.close());

/** Asks for a word in a transaction of its own that stays open for a moment; `meanwhile` runs in that moment. */
async function slowly(
  who: TestAccount,
  call: ReturnType<typeof sql<{ word: string }>>,
  meanwhile: () => Promise<unknown>,
): Promise<{ first: string | undefined; second: Promise<unknown> }> {
  let second: Promise<unknown> = Promise.resolve();
  const first = await who.work(async ({ tx }) => {
    const { rows } = await call.execute(tx);
    second = meanwhile().catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return rows[0]?.word;
  });
  return { first, second };
}

describe("at one moment", () => {
  test("[grants] two managers cannot both go and leave a dossier that nobody manages", async () => {
    const { keeper, newcomer, newDossier, owner } = ground;
    const other = await newcomer();
    const { dossierId } = await newDossier(["investigation"]);
    await keeper.callByName("access.give-grant", {
      dossierId,
      compartments: ["investigation"],
      level: "manage",
      to: { kind: "account", id: other.accountId },
      purpose: "case-work",
    });
    const { rows } = await owner.query<{ grant_id: string; grantee_id: string }>(
      'select grant_id, grantee_id from access."grant" where dossier_id = $1',
      [dossierId],
    );
    const grantOf = (who: TestAccount) => rows.find((row) => row.grantee_id === who.accountId)?.grant_id;
    const { first, second } = await slowly(
      keeper,
      sql<{ word: string }>`select access.end_grant(${grantOf(keeper)}::uuid, 'goes') as word`,
      () => other.callByName("access.end-grant", { grantId: grantOf(other), reason: "goes too" }),
    );
    expect(first).toBe("done");
    expect(await second).toMatchObject({ detail: { refusal: "last-manager" } });
  });

  test("[grants] the same link sent twice at once is one link", async () => {
    const { keeper, newDossier, owner } = ground;
    const [a, b] = [await newDossier(), await newDossier()];
    const made = (from: string, to: string) =>
      sql<{
        word: string;
      }>`select link.make(${randomUUID()}::uuid, 'link.related', 'investigation', ${from}::uuid, null, ${to}::uuid, null, '\\x00') as word`;
    const { first, second } = await slowly(keeper, made(a.dossierId, b.dossierId), () =>
      keeper.work(async ({ tx }) => (await made(b.dossierId, a.dossierId).execute(tx)).rows[0]?.word),
    );
    expect(first).toBe("done");
    expect(await second).toBe("linked-already");
    const { rows } = await owner.query("select from link.link where from_dossier = any ($1)", [
      [a.dossierId, b.dossierId],
    ]);
    expect(rows).toHaveLength(1);
  });

  test("[erasure] a hold that is being set stops an erasure that begins before it stands", async () => {
    const { keeper, owner } = ground;
    const caseId = randomUUID();
    await keeper.callByName("casefile.open-case", { caseId, kind: "both" });
    const { personId } = (await keeper.callByName("casefile.add-participant", {
      caseId,
      participantId: randomUUID(),
      capacity: "witness",
      person: { identity: {} },
      facts: {},
    })) as { personId: string };
    const { first, second } = await slowly(
      keeper,
      sql<{ word: string }>`select access.set_hold(${personId}::uuid, 'order 3') as word`,
      () => keeper.callByName("person.erase-person", { personId, ground: "asked-by-person" }),
    );
    expect(first).toBe("done");
    expect(await second).toBeInstanceOf(Error);
    const { rows } = await owner.query(
      "select wrapped is not null as there from vault.key where subject = $1",
      [personId],
    );
    expect(rows).toEqual([{ there: true }]);
  });
});
