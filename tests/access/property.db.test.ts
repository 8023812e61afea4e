import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "#kernel/database";
import { openTestKernel, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { referral } from "#modules/referral";
import { testMasterKey } from "../../kernel/testing/test-key.ts";
import { compareWorld } from "./compare.ts";
import { addProbes, contentTables } from "./fill-tables.ts";
import { makeWorld, reached } from "./world.ts";
import type { Place } from "./world-state.ts";

const seconds = Number(process.env.PALERMO_ACCESS_SECONDS ?? 60);
const firstSeed = Number(process.env.PALERMO_ACCESS_SEED ?? Math.floor(Date.now() / 1000) % 1_000_000);

let kernel: TestKernel;
let owner: pg.Client;
let app: pg.Client;
let place: Place;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile, referral] });
  owner = await kernel.database.owner();
  app = await connect(kernel.database.place, { login: "palermo_app", masterKey: testMasterKey });
  await addProbes(owner);
  place = { owner, app, tables: await contentTables(owner) };
});
afterAll(async () => {
  await app?.end();
  await owner?.end();
  await kernel?.close();
});

describe("access", () => {
  test("[access] random worlds are readable and writable exactly as an independent reading of the rules says", {
    timeout: (seconds + 120) * 1000,
  }, async () => {
    expect(place.tables.map((table) => table.name)).toEqual(
      expect.arrayContaining([
        "casefile.case_file",
        "casefile.participant",
        "person.person",
        "person.identity",
      ]),
    );
    const until = Date.now() + seconds * 1000;
    const sums: Record<string, number> = {};
    let worlds = 0;
    let acts = 0;
    let answers = 0;
    for (let seed = firstSeed; Date.now() < until || worlds === 0; seed += 1) {
      const loaded = await makeWorld(place, seed);
      const { differences, compared, readers } = await compareWorld(place, loaded);
      expect(differences, `PALERMO_ACCESS_SEED=${seed}`).toEqual([]);
      worlds += 1;
      acts += loaded.acts;
      answers += compared;
      for (const [name, count] of Object.entries({ ...reached(loaded), ...readers }))
        sums[name] = (sums[name] ?? 0) + count;
    }
    console.log(
      `access: ${worlds} worlds from seed ${firstSeed}, ${acts} acts, ${answers} answers compared over ${place.tables.length} tables; ${Object.entries(
        sums,
      )
        .map(([name, count]) => `${name} ${count}`)
        .join(", ")}`,
    );
    // Readers of agencies alone are rare: each world has one in three.
    if (worlds >= 30) expect(sums.palermo_agency).toBeGreaterThan(0);
    if (worlds >= 5) for (const [name, count] of Object.entries(sums)) expect(count, name).toBeGreaterThan(0);
  });
});
