import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import {
  type CommitContext,
  defineImporter,
  fieldsOfColumns,
  ImportProblem,
  type InspectContext,
  type Preview,
  Rejections,
  type Report,
  readTable,
  sentence,
  type WorkContext,
  writeDone,
} from "#kernel/import";
import { isCode, type Lang, langs } from "#kernel/words";
import { type CaseRow, findCase, verbsOf } from "../case-row.ts";
import { text, textInAll } from "../text.ts";
import { readTransferRow, type TransferField, transferFields } from "./read-transfer-row.ts";
import { insertTransfers, knownKeys, type NewTransfer, sameKey } from "./transfer-rows.ts";

const writtenTogether = 500;
const needed: readonly string[] = ["date", "amount", "currency", "from", "to"];
const aliases: Readonly<Partial<Record<TransferField, readonly string[]>>> = {
  date: ["booking date", "value date", "made on", "Buchungstag"],
  from: ["sender", "payer", "ordering party"],
  to: ["receiver", "recipient", "beneficiary", "payee"],
  purpose: ["remittance information", "details"],
  reference: ["transaction id", "ref"],
};
const fields = transferFields.map((name) => ({
  name,
  label: Object.fromEntries(langs.map((lang) => [lang, text(lang, `transfer.${name}`)])) as Record<
    Lang,
    string
  >,
  required: needed.includes(name),
  aliases: aliases[name] ?? [],
}));

type Reading = {
  readonly transfers: Omit<NewTransfer, "transferId">[];
  readonly rejections: Rejections;
  readonly rowsRead: number;
  readonly recognised: { from: string; to: string }[];
  readonly sample: Record<string, string>[];
};

/** Lists of transfers from banks and payment services, into one case that its reader may change. */
export const importTransfers = defineImporter({
  name: "transfers",
  about: textInAll("transfer.importer"),
  needs: "casefile.trace-money",
  extensions: [".csv", ".csv.gz", ".xlsx"],
  maxBytes: 16 * 1024 ** 2,
  fields,
  options: z.object({ case: z.string().max(20).optional() }),
  optionText: (lang, key) => text(lang, `transfer.option.${key}`),
  inspect,
  commit,
  async undo({ importId, inTx }) {
    await inTx(async ({ tx, actor, now, opened }) => {
      const { rows } = await sql<{ dossier_id: string; version: number; removed: boolean }>`
        select dossier_id, version, removed_at is not null as removed from casefile.transfer where import_id = ${importId}::uuid`.execute(
        tx,
      );
      if (rows.some((row) => row.version > 1 || row.removed)) throw new ImportProblem("changed-since");
      await sql`
        update casefile.transfer set removed_at = ${now}, removed_by = ${actor.accountId}::uuid where import_id = ${importId}::uuid`.execute(
        tx,
      );
      opened([...new Set(rows.map((row) => row.dossier_id))], ["transfer"]);
    });
  },
});

async function inspect(open: InspectContext): Promise<Preview> {
  const read = await readAll(open);
  const fresh = await open.inTx(async (context) => {
    const of = await caseOf(context, open);
    const known = await knownKeys(context, of);
    context.opened([of.case_id], ["transfer"]);
    return read.transfers.filter((one) => !known.has(sameKey(one))).length;
  });
  const doubled = read.transfers.length - fresh;
  return {
    recognisedAs: text(open.lang, "transfer.importer"),
    rowsRead: read.rowsRead,
    accepted: read.transfers.length,
    rejectedCount: read.rejections.count,
    rejected: [...read.rejections.shown],
    columns: read.recognised,
    sample: read.sample,
    creates: fresh,
    updates: 0,
    warnings: doubled === 0 ? [] : [text(open.lang, "transfer.known-already", { count: doubled })],
  };
}

async function commit(open: CommitContext): Promise<Report> {
  const { importId, leaveOutRejected, lang, signal } = open;
  const read = await readAll(open);
  if (read.rejections.count > 0 && !leaveOutRejected)
    throw new ImportProblem("rejected-rows", { count: read.rejections.count });
  return open.inTx(async (context) => {
    const of = await caseOf(context, open);
    const known = await knownKeys(context, of);
    const fresh = read.transfers
      .filter((one) => !known.has(sameKey(one)))
      .map((one) => ({ ...one, transferId: randomUUID() }));
    for (let at = 0; at < fresh.length; at += writtenTogether) {
      signal.throwIfAborted();
      await open.progress(at, fresh.length, sentence(lang, "step.writing"));
      await insertTransfers(context, { of, transfers: fresh.slice(at, at + writtenTogether), importId });
    }
    context.opened([of.case_id], ["transfer"]);
    const report = {
      importId,
      rowsRead: read.rowsRead,
      accepted: read.transfers.length,
      rejectedCount: read.rejections.count,
      rejected: [...read.rejections.shown],
      created: fresh.length,
      updated: 0,
    };
    await writeDone(context.tx, report);
    return report;
  });
}

/** The case that the reader named, if they may add to it; what is not there and not theirs is told alike. */
async function caseOf(context: WorkContext, { options, lang }: InspectContext): Promise<CaseRow> {
  const code = (options.case ?? "").toUpperCase();
  const found = isCode(code) ? await findCase(context, { code }).catch(() => null) : null;
  if (found === null || !verbsOf(found, context).includes("trace-money"))
    throw new ImportProblem("other-document", {
      expected: text(lang, "transfer.option.case.expected"),
      found: code === "" ? "–" : code,
    });
  return found;
}

async function readAll(open: InspectContext): Promise<Reading> {
  const { lang } = open;
  const today = await open.inTx(async ({ now }) => now.toISOString().slice(0, 10));
  const rejections = new Rejections();
  const transfers: Reading["transfers"] = [];
  const sample: Reading["sample"] = [];
  let recognised: Reading["recognised"] = [];
  let columns: readonly (string | null)[] | null = null;
  let rowsRead = 0;
  for await (const batch of readTable(open.path, { ...open, maxRows: 20_000 })) {
    columns ??= fieldsOfColumns({ fields, columns: batch.head.columns, matched: open.matched, lang });
    recognised = batch.head.columns.flatMap((from, at) => {
      const to = columns?.[at];
      return to ? [{ from, to }] : [];
    });
    for (const { row, cells } of batch.rows) {
      rowsRead += 1;
      const values = Object.fromEntries(
        columns.flatMap((field, at) => (field === null ? [] : [[field, cells[at] ?? ""]])),
      );
      if (sample.length < 5) sample.push(values);
      const found = readTransferRow(values, { row, lang, today, rejections });
      if (found !== null) transfers.push(found);
    }
    await open.progress(Math.round(batch.share * 1000), 1000, sentence(lang, "step.checking"));
  }
  return { transfers, rejections, rowsRead, recognised, sample };
}
