import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutApostrophe } from "#kernel/import";
import { addParticipant } from "../add-participant.ts";
import { htcdsPeople } from "../builders.ts";
import { getCase } from "../get-case.ts";
import { listCases } from "../list-cases.ts";
import { listParticipants } from "../list-participants.ts";
import { openCase } from "../open-case.ts";
import { exchangeFields } from "./fields.ts";
import { amara, columns, type HtcdsGround, openHtcdsGround, preview, run } from "./test-ground.ts";

let ground: HtcdsGround;
beforeAll(async () => {
  ground = await openHtcdsGround();
});
afterAll(() => ground?.close());

describe("the committed list of the standard's columns", () => {
  it("comes in, goes out and comes in again without a change", async () => {
    const who = await ground.investigator();
    const path = join(import.meta.dirname, "..", "testdata", "htcds-people.csv");
    const seen = await preview(who, path);
    expect(seen).toMatchObject({
      recognisedAs: "HTCDS 2.0",
      rowsRead: 24,
      accepted: 24,
      rejectedCount: 0,
      creates: 24,
      updates: 0,
    });
    expect(seen.columns).toHaveLength(exchangeFields.length);
    expect(seen.warnings.join()).toMatch(/support and consent/);
    expect(await who.call(listCases, {})).toMatchObject({ items: [] });
    expect(await run(who, path)).toMatchObject({ rowsRead: 24, accepted: 24, created: 24, updated: 0 });

    expect(await preview(who, path)).toMatchObject({ creates: 0, updates: 0, rejectedCount: 0 });
    const out = await ground.exported(who);
    expect(out.text).not.toMatch(/(^|,)[=@]/m);
    expect(await preview(who, out.path)).toMatchObject({
      creates: 0,
      updates: 0,
      rejectedCount: 0,
      rowsRead: 24,
    });
    expect(await run(who, out.path)).toMatchObject({ created: 0, updated: 0 });

    const book = await ground.exported(who, "xlsx");
    expect(await preview(who, book.path)).toMatchObject({
      creates: 0,
      updates: 0,
      rejectedCount: 0,
      rowsRead: 24,
    });
  });

  it("loses no cell that the reader may open", async () => {
    const who = await ground.kernel.openAccount({
      agencyId: ground.agencyId,
      roles: ["investigator", "advocate"],
    });
    const { columns: names, rows } = htcdsPeople(7, 60);
    await run(who, ground.table(names, rows));
    const out = parse((await ground.exported(who)).text, { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    const byId = new Map(out.map((row) => [row.prs_Id, row]));
    const sets = new Set(
      exchangeFields
        .filter((field) => ["choices", "countries"].includes(field.kind))
        .map((field) => field.name),
    );
    const plain = (name: string, text: string) => (sets.has(name) ? text.split(";").sort().join(";") : text);
    const lost: string[] = [];
    for (const row of rows) {
      const found = byId.get(row[names.indexOf("prs_Id")] ?? "") ?? {};
      for (const [at, name] of names.entries()) {
        const [said, told] = [plain(name, row[at] ?? ""), plain(name, withoutApostrophe(found[name] ?? ""))];
        if (said !== "" && said !== told) lost.push(`${name}: ${said} → ${told}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

describe("an export", () => {
  it("of cases born here comes in again under Palermo's own codes, and changes them by those", async () => {
    const who = await ground.investigator();
    const caseId = randomUUID();
    await who.call(openCase, { caseId, kind: "smuggling", reference: "OWN 1", summary: "As told.\nTwice." });
    const { personId } = await who.call(addParticipant, {
      caseId,
      participantId: randomUUID(),
      capacity: "smuggled_migrant",
      person: { identity: { names: { state: "known", value: [{ kind: "as-heard", full: "Old Yusuf" }] } } },
      facts: {
        sex: { state: "known", value: "male" },
        forms: { state: "known", value: ["slavery_or_similar"] },
      },
    });
    const witness = { caseId, participantId: randomUUID(), capacity: "witness", person: { personId } };
    await who.call(addParticipant, witness);
    for (const format of ["csv", "xlsx"] as const) {
      const { path } = await ground.exported(who, format);
      expect(await preview(who, path)).toMatchObject({
        rowsRead: 1,
        creates: 0,
        updates: 0,
        rejectedCount: 0,
      });
    }
    const { code } = await who.call(getCase, { caseId });
    const [person] = (await who.call(listParticipants, { caseId })).items;
    const change = ground.table(
      ["cas_Id", "prs_Id", "prs_FirstName", "pal_Capacity"],
      [[code, person?.personCode ?? "", "Yusuf", "witness"]],
    );
    expect(await run(who, change)).toMatchObject({ created: 0, updated: 1 });
    expect((await who.call(listParticipants, { caseId })).items.map((item) => item.capacity)).toEqual([
      "witness",
    ]);
  });

  it("marks a name as withheld from a reader of the case without identity", async () => {
    const [owner, reader] = [await ground.investigator(), await ground.investigator()];
    await run(owner, ground.table(columns, [amara]));
    const [line] = (await owner.call(listCases, {})).items;
    await owner.callByName("access.give-grant", {
      dossierId: line?.caseId,
      compartments: ["investigation"],
      level: "read",
      to: { kind: "account", id: reader.accountId },
      purpose: "case-work",
    });
    const out = await ground.exported(reader);
    expect(out.withheld).toBe(1);
    expect(out.text).toContain("[withheld]");
    expect(out.text).not.toMatch(/Amara|Okoye/);
    expect(await preview(reader, out.path)).toMatchObject({ creates: 0, updates: 0, rejectedCount: 0 });
  });

  it("is written to the audit with its dossiers and its columns", async () => {
    const who = await ground.investigator();
    await run(who, ground.table(columns, [amara]));
    await ground.exported(who);
    const owner = await ground.kernel.database.owner();
    const { rows } = await owner.query(
      "select fields, cardinality(dossiers) as n from audit.event where action = 'casefile.export-cases' and account_id = $1",
      [who.accountId],
    );
    await owner.end();
    expect(rows[0].fields).toContain("prs_FirstName");
    expect(rows[0].n).toBeGreaterThan(0);
  });
});

describe("the stored rows", () => {
  it("hold no name, staged or written", async () => {
    const who = await ground.investigator();
    await run(who, ground.table(columns, [["K-77", "P-77", "CANARYGIVEN", "CANARYFAMILY", "", "Active"]]));
    const owner = await ground.kernel.database.owner();
    await owner.query("set palermo.maintenance = 'on'");
    for (const name of [
      "casefile.case_file",
      "casefile.participant",
      "casefile.participant_identity",
      "import.mark",
    ]) {
      const { rows } = await owner.query(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`,
      );
      expect(rows[0].text).not.toBe("");
      expect(rows[0].text).not.toMatch(/CANARY|43414e415259/i);
    }
    await owner.end();
    expect(readFileSync(join(import.meta.dirname, "..", "testdata", "htcds-people.csv"), "utf8")).toContain(
      "prs_FirstName",
    );
  });
});
