import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { getCase } from "../get-case.ts";
import { type InterviewGround, openInterviewGround } from "../interviews/test-ground.ts";
import { importTransfers } from "./import-transfers.ts";
import type { FlowsOfCurrency } from "./transfer.ts";

let ground: InterviewGround;
let folder = "";
beforeAll(async () => {
  ground = await openInterviewGround();
  folder = mkdtempSync(join(tmpdir(), "palermo-transfers-"));
});
afterAll(async () => {
  await ground?.kernel.close();
  rmSync(folder, { recursive: true, force: true });
});

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const call = <T = unknown>(who: TestAccount, name: string, input: unknown) =>
  who.callByName(`casefile.${name}`, input) as Promise<T>;
const transfer = (caseId: string, amount = "100.50", currency = "EUR") => ({
  caseId,
  transferId: randomUUID(),
  madeOn: "2026-01-05",
  amount: { amount, currency },
  from: "Amara CANARY",
  to: "Lakeside Produce",
});

function opened(who: TestAccount, content: string, code: string) {
  const path = join(folder, `${randomUUID()}.csv`);
  writeFileSync(path, content);
  return {
    path,
    fileName: "list.csv",
    options: { case: code },
    lang: "en" as const,
    signal: new AbortController().signal,
    progress: async () => {},
    inTx: who.work,
  };
}
async function commit(who: TestAccount, content: string, code: string, leaveOutRejected = false) {
  const importId = randomUUID();
  await who.work(({ tx }) =>
    sql`insert into import.import (import_id, importer) values (${importId}::uuid, 'transfers')`.execute(tx),
  );
  return importTransfers.commit({ ...opened(who, content, code), importId, leaveOutRejected });
}

const list = `date;amount;currency;from;to;reference
2026-01-05;1.250,00;EUR;Amara;Agency;T1
05.02.2026;300;eur;Agency;Owner;T2
2026-02-31;10;EUR;A;B;T3
2026-02-01;1.234;EUR;A;B;T4
2026-02-01;10;XYZ;A;;T5
2099-01-01;10;EUR;A;B;T6
2026-02-03;70000;NGN;Agency;Owner;T7
`;

describe("the money of a case", () => {
  it("a stranger gets nothing, a reader changes nothing", async () => {
    const caseId = await ground.newCase();
    const one = transfer(caseId);
    const { stranger, owner } = ground;
    await expect(call(stranger, "add-transfer", one)).rejects.toMatchObject(notFound);
    await call(owner, "add-transfer", one);
    for (const [name, input] of [
      ["list-transfers", { caseId }],
      ["get-money-flows", { caseId }],
      ["remove-transfer", { transferId: one.transferId }],
      ["list-money-accounts", { caseId }],
      ["list-assets", { caseId }],
      ["list-proceeds-estimates", { caseId }],
    ] as const)
      await expect(call(stranger, name, input)).rejects.toMatchObject(notFound);
    const reader = await ground.readerOf(caseId);
    expect(await call(reader, "list-transfers", { caseId })).toMatchObject({ items: [{ may: [] }] });
    await expect(call(reader, "remove-transfer", { transferId: one.transferId })).rejects.toMatchObject(
      refused("may-not"),
    );
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query("select string_agg(t::text, '') as all from casefile.transfer t");
    await database.end();
    expect(rows[0].all).not.toContain("CANARY");
  });

  it("is added up by currency and never mixed", async () => {
    const caseId = await ground.newCase();
    for (const one of [transfer(caseId), transfer(caseId, "0.10"), transfer(caseId, "5000", "NGN")])
      await call(ground.owner, "add-transfer", one);
    const { currencies } = await call<{ currencies: FlowsOfCurrency[] }>(ground.owner, "get-money-flows", {
      caseId,
    });
    expect(currencies).toMatchObject([
      { currency: "EUR", amount: "100.60", transfers: 2, flows: [{ amount: "100.60", transfers: 2 }] },
      { currency: "NGN", amount: "5000.00", transfers: 1 },
    ]);
    for (const amount of [
      { amount: "0", currency: "EUR" },
      { amount: "-5", currency: "EUR" },
      { amount: "5", currency: "ABC" },
    ])
      await expect(call(ground.owner, "add-transfer", { ...transfer(caseId), amount })).rejects.toMatchObject(
        { code: "bad-input" },
      );
  });

  it("keeps an estimate as an interval with method and assumptions, the lower not above the higher, in one currency", async () => {
    const caseId = await ground.newCase();
    const content = {
      proceedsMethod: "transfers",
      lowest: { amount: "12000", currency: "EUR" },
      highest: { amount: "30000", currency: "EUR" },
      from: "2025-01-01",
      until: "2025-12-31",
      assumptions: "Cash is not counted.",
      by: "Financial unit",
      on: "2026-03-01",
    };
    const add = (change: object) =>
      call(ground.owner, "add-proceeds-estimate", {
        caseId,
        recordId: randomUUID(),
        content: { ...content, ...change },
      });
    await add({});
    for (const change of [
      { lowest: { amount: "40000", currency: "EUR" } },
      { lowest: { amount: "100", currency: "USD" } },
      { until: "2024-12-31" },
      { assumptions: undefined },
    ])
      await expect(add(change)).rejects.toMatchObject({ code: "bad-input" });
  });
});

describe("a list of transfers", () => {
  it("is read into the case that is named, every wrong cell told by row, column, value and what was expected", async () => {
    const caseId = await ground.newCase();
    const { code } = await ground.owner.call(getCase, { caseId });
    const preview = await importTransfers.inspect(opened(ground.owner, list, code));
    expect(preview).toMatchObject({ rowsRead: 7, accepted: 3, rejectedCount: 4, creates: 3 });
    expect(preview.rejected.map(({ row, column, value }) => [row, column, value])).toEqual([
      [4, "date", "2026-02-31"],
      [5, "amount", "1.234"],
      [6, "to", ""],
      [6, "currency", "XYZ"],
      [7, "date", "2099-01-01"],
    ]);
    for (const { expected } of preview.rejected) expect(expected.length).toBeGreaterThan(8);
    await expect(commit(ground.owner, list, code)).rejects.toMatchObject({ code: "rejected-rows" });
    expect(await call(ground.owner, "list-transfers", { caseId })).toMatchObject({ items: [] });
    const report = await commit(ground.owner, list, code, true);
    expect(report).toMatchObject({ created: 3, rejectedCount: 4 });
    const { currencies } = await call<{ currencies: FlowsOfCurrency[] }>(ground.owner, "get-money-flows", {
      caseId,
    });
    expect(currencies.map(({ currency, amount }) => [currency, amount])).toEqual([
      ["EUR", "1550.00"],
      ["NGN", "70000.00"],
    ]);
    expect(await commit(ground.owner, list, code, true)).toMatchObject({ created: 0 });
    await importTransfers.undo?.({ importId: report.importId, inTx: ground.owner.work });
    expect(await call(ground.owner, "list-transfers", { caseId })).toMatchObject({ items: [] });
  });

  it("goes into no case that its reader may not change; not there and not theirs is told alike", async () => {
    const caseId = await ground.newCase();
    const { code } = await ground.owner.call(getCase, { caseId });
    const reader = await ground.readerOf(caseId);
    for (const [who, named] of [
      [ground.stranger, code],
      [reader, code],
      [ground.owner, "C-00000"],
      [ground.owner, ""],
    ] as const) {
      await expect(importTransfers.inspect(opened(who, list, named))).rejects.toMatchObject({
        code: "other-document",
      });
      await expect(commit(who, list, named, true)).rejects.toMatchObject({ code: "other-document" });
    }
  });
});
