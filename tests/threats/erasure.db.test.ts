import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { perform } from "#kernel/action";
import { readConfig } from "#kernel/config";
import { backUp, collectMigrations, restore, verifyArchive } from "#kernel/database";
import { openServices } from "#kernel/server";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { createVaultStore, replayErasures, settleErasures } from "#kernel/vault";
import { casefile } from "#modules/casefile";
import { emptyDatabase } from "../../kernel/testing/clone-database.ts";
import { testMasterKeyText } from "../../kernel/testing/test-key.ts";

let kernel: TestKernel;
let owner: pg.Client;
let keeper: TestAccount;
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "palermo-erasure-"));
  kernel = await openTestKernel({ modules: [casefile] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  owner = await kernel.database.owner();
  keeper = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["investigator"] });
});
afterAll(async () => {
  await owner?.end();
  await kernel?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Added = { personId: string; caseId: string; participantId: string; key: string; input: object };
async function addPerson(family: string): Promise<Added> {
  const caseId = randomUUID();
  const participantId = randomUUID();
  await keeper.callByName("casefile.open-case", { caseId, kind: "trafficking" });
  const input = {
    caseId,
    participantId,
    capacity: "presumed_victim",
    person: { identity: { names: { state: "known", value: [{ kind: "legal", given: "Mirela", family }] } } },
    facts: { sex: { state: "known", value: "female" } },
    note: `note of ${family}`,
  };
  const key = randomUUID();
  const declaration = kernel.services.registry.find("casefile.add-participant");
  if (!declaration) throw new Error("no such action");
  const added = (await perform(kernel.services.engine, {
    declaration,
    entry: keeper.entry,
    input,
    key,
    requestId: randomUUID(),
  })) as { personId: string };
  return { personId: added.personId, caseId, participantId, key, input };
}

type Revealed = { identity: { names: { value?: { family: string }[] } } | null };
const reveal = (personId: string) =>
  keeper.callByName("person.reveal-identity", { personId }) as Promise<Revealed>;
const erase = (personId: string) =>
  keeper.callByName("person.erase-person", { personId, ground: "asked-by-person" });

describe("erasure", () => {
  test("[erasure] a legal hold on the case, or on the person, stops it until it is lifted", async () => {
    const { personId, caseId } = await addPerson("Held");
    await keeper.callByName("casefile.set-legal-hold", { caseId, reason: "order 12" });
    await expect(erase(personId)).rejects.toMatchObject({ detail: { refusal: "legal-hold" } });
    expect((await reveal(personId)).identity?.names.value?.[0]?.family).toBe("Held");
    // The function under the action refuses as well.
    await expect(owner.query("select vault.erase($1, gen_random_uuid())", [personId])).rejects.toThrow();
    await keeper.callByName("casefile.lift-legal-hold", { caseId, reason: "over" });
    await erase(personId);
    expect((await reveal(personId)).identity).toBeNull();
  });

  test("[erasure] nothing of the person can be read afterwards: identity, search, facts, history, remembered answers", async () => {
    const { personId, key, input, participantId } = await addPerson("Vanishing");
    expect(
      ((await keeper.callByName("person.find-person", { name: "Mirela Vanishing" })) as { items: [] }).items,
    ).toHaveLength(1);
    await erase(personId);
    expect((await reveal(personId)).identity).toBeNull();
    expect(
      ((await keeper.callByName("person.find-person", { name: "Mirela Vanishing" })) as { items: [] }).items,
    ).toHaveLength(0);
    await owner.query("set palermo.maintenance = 'on'");
    const left = await owner.query(
      `select (select count(*)::int from person.identity where dossier_id = $1) as identity,
         (select count(*)::int from person.token where dossier_id = $1) as tokens,
         (select count(*)::int from history.person_person where dossier_id = $1 and before is not null and operation = 'update' and before ->> 'sex' is not null) as past,
         (select count(*)::int from action.request where $1 = any (dossiers)) as answers,
         (select sex from casefile.participant where participant_id = $2) as sex,
         (select wrapped is null from vault.key where subject = $1) as gone`,
      [personId, participantId],
    );
    expect(left.rows).toEqual([{ identity: 0, tokens: 0, past: 0, answers: 0, sex: null, gone: true }]);
    // The same call again, under the key of then, tells nothing of then.
    const declaration = kernel.services.registry.find("casefile.add-participant");
    if (!declaration) throw new Error("no such action");
    const again = await perform(kernel.services.engine, {
      declaration,
      entry: keeper.entry,
      input,
      key,
      requestId: randomUUID(),
    }).catch((error: unknown) => error);
    expect(JSON.stringify(again)).not.toMatch(/female|note of/);
  });

  test("[erasure] an old backup restored does not bring the person back: the ledger is carried out again before anybody is served", async () => {
    const kept = await addPerson("Kept");
    const erased = await addPerson("Erased");
    const file = join(folder, "old-backup");
    const { dataFolder } = kernel.services.config;
    await settleErasures(owner, join(dataFolder, "erasures.jsonl"), new Date());
    await backUp(kernel.database, { file, dataFolder });
    await erase(erased.personId);
    const ledger = join(dataFolder, "erasures.jsonl");
    expect(readFileSync(ledger, "utf8")).toContain(erased.personId);
    expect(readFileSync(ledger, "utf8")).not.toMatch(/Erased|Mirela/);

    const target = await emptyDatabase();
    const restoredFolder = join(folder, "restored");
    mkdirSync(restoredFolder, { recursive: true });
    let replayed = 0;
    await restore(target, {
      file,
      keysFile: `${file}.keys`,
      archive: await verifyArchive(file),
      dataFolder: restoredFolder,
      migrations: collectMigrations(),
      beforeServing: async (restored) => {
        // What came back: the key of the person, until the ledger is carried out.
        const before = await restored.query(
          "select wrapped is not null as there from vault.key where subject = $1",
          [erased.personId],
        );
        expect(before.rows).toEqual([{ there: true }]);
        ({ replayed } = await replayErasures(restored, ledger));
      },
    });
    expect(replayed).toBeGreaterThanOrEqual(1);
    const services = await openServices({
      config: readConfig({
        PALERMO_DATA: restoredFolder,
        PALERMO_MASTER_KEY: testMasterKeyText,
        PALERMO_PORT: "0",
      }),
      modules: [casefile],
      database: target,
    });
    const ask = (personId: string) => {
      const declaration = services.registry.find("person.reveal-identity");
      if (!declaration) throw new Error("no such question");
      return perform(services.engine, {
        declaration,
        entry: keeper.entry,
        input: { personId },
        requestId: randomUUID(),
      }) as Promise<Revealed>;
    };
    expect((await ask(kept.personId)).identity?.names.value?.[0]?.family).toBe("Kept");
    expect((await ask(erased.personId)).identity).toBeNull();
    await services.close();
  });

  test("[erasure] the archive beside the keys holds no key, no token and no remembered answer", async () => {
    const file = join(folder, "second-backup");
    await addPerson("Archived");
    await backUp(kernel.database, { file, dataFolder: kernel.services.config.dataFolder });
    const names = (await verifyArchive(file)).entries.map((entry) => entry.name);
    for (const apart of ["vault.key", "action.request", "person.token"]) expect(names).not.toContain(apart);
    const keys = (await verifyArchive(`${file}.keys`)).entries.map((entry) => entry.name);
    expect(keys).toEqual(expect.arrayContaining(["vault.key", "action.request"]));
    expect(readFileSync(file).includes("Archived")).toBe(false);
    expect(readFileSync(`${file}.keys`).includes("Archived")).toBe(false);
  });
});

describe("keys", () => {
  test("[keys] with another master key nothing opens: names stay shut, nothing is guessed", async () => {
    const { personId } = await addPerson("Locked");
    const { engine } = kernel.services;
    const declaration = kernel.services.registry.find("person.reveal-identity");
    if (!declaration) throw new Error("no such question");
    const other = {
      ...engine,
      vault: createVaultStore({
        masterKey: Buffer.alloc(32, 7),
        erasureLedgerPath: join(folder, "other.jsonl"),
      }),
    };
    const answer = await perform(other, {
      declaration,
      entry: keeper.entry,
      input: { personId },
      requestId: randomUUID(),
    }).catch((error: unknown) => error);
    expect(answer).toBeInstanceOf(Error);
    expect(JSON.stringify(answer)).not.toContain("Locked");
  });
});
