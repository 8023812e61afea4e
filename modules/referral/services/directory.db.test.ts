import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPlace, openReferralGround, type ReferralGround } from "../test-ground.ts";
import { closeService } from "./change-state.ts";
import { type DirectoryEntry, readDirectory } from "./directory.ts";
import { keepProvider } from "./keep-provider.ts";
import { asService, type ServiceRow, serviceRows } from "./service-rows.ts";
import { tellPlaces } from "./tell-places.ts";

let ground: ReferralGround;
beforeAll(async () => {
  ground = await openReferralGround();
});
afterAll(() => ground?.kernel.close());

/** The directory as its rows say, beside the copy that is kept in memory. */
const both = () =>
  ground.officer.work(async ({ tx }) => {
    const { rows } = await sql<ServiceRow>`${serviceRows} where s.state <> 'closed'`.execute(tx);
    const plain = rows.map((row) => {
      const { may: _may, mine: _mine, ...entry } = asService(row, { agencyId: "", rights: new Set() });
      return entry;
    });
    const byId = (all: readonly DirectoryEntry[]) =>
      [...all].sort((a, b) => (a.serviceId < b.serviceId ? -1 : 1));
    return [byId(await readDirectory(tx)), byId(plain)] as const;
  });

test("the copy in memory is the directory after each change: places, a new one, a closed one, a provider's new name", async () => {
  const { provider } = ground;
  const [one, two] = [await addPlace(ground), await addPlace(ground)];
  const same = async (count: number) => {
    const [copy, plain] = await both();
    expect(copy).toHaveLength(count);
    expect(copy).toEqual(plain);
    return copy;
  };
  const first = await same(2);
  // What did not change is not read again.
  await provider.call(tellPlaces, { serviceId: one.serviceId, free: 3 });
  const second = await same(2);
  const entryOf = (all: readonly DirectoryEntry[], id: string) =>
    all.find(({ serviceId }) => serviceId === id);
  expect(entryOf(second, two.serviceId)).toBe(entryOf(first, two.serviceId));
  expect(entryOf(second, one.serviceId)?.free).toBe(3);
  await addPlace(ground);
  await same(3);
  await provider.call(closeService, { serviceId: two.serviceId, reason: "" });
  await same(2);
  const { rows } = await provider.work(({ tx }) =>
    sql<{ key: string; kind: "ngo"; country: string; version: number }>`
      select key, kind, country, version from referral.provider where provider_id = ${one.providerId}::uuid`.execute(
      tx,
    ),
  );
  const [held] = rows;
  if (!held) throw new Error("no provider");
  const { version: expects, ...rest } = held;
  await provider.call(
    keepProvider,
    {
      ...rest,
      providerId: one.providerId,
      name: { lang: "en", text: "Harbour House", translations: {} },
      answeredBy: null,
    },
    { expects },
  );
  const last = await same(2);
  expect(entryOf(last, one.serviceId)?.provider.text).toBe("Harbour House");
});
