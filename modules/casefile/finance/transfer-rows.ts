import { sql } from "kysely";
import { type Context, NotFound, type QuestionContext } from "#kernel/action";
import { type CaseRow, verbsOf } from "../case-row.ts";
import { amountOf, unitsOf } from "./amounts.ts";
import { type Transfer, TransferWords } from "./transfer.ts";

export type TransferRow = {
  transfer_id: string;
  dossier_id: string;
  made_on: string;
  amount: string;
  currency: string;
  content: Buffer;
  import_id: string | null;
  version: number;
};
export type NewTransfer = {
  readonly transferId: string;
  readonly madeOn: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly words: TransferWords;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

export function transferPlace(transferId: string, column: "content" | "remove_reason" = "content") {
  return { table: "casefile.transfer", column, row: transferId };
}

export const transferColumns = sql`t.transfer_id, t.dossier_id, t.made_on::text, t.amount::text, t.currency, t.content, t.import_id, t.version`;

export async function findTransfer({ tx }: Pick<Asking, "tx">, transferId: string): Promise<TransferRow> {
  const { rows } = await sql<TransferRow>`
    select ${transferColumns} from casefile.transfer t where t.transfer_id = ${transferId}::uuid and t.removed_at is null`.execute(
    tx,
  );
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** Transfers as their reader sees them, in the order of the rows. */
export async function wholeTransfers(
  context: Asking,
  of: CaseRow,
  rows: readonly TransferRow[],
): Promise<Transfer[]> {
  const writes = verbsOf(of, context).includes("trace-money");
  const items: Transfer[] = [];
  for (const row of rows) {
    const text = await context.vault.open(of.case_id, transferPlace(row.transfer_id), row.content);
    if (text === null) continue;
    items.push({
      ...TransferWords.parse(JSON.parse(text)),
      transferId: row.transfer_id,
      caseId: row.dossier_id,
      madeOn: row.made_on,
      amount: { amount: amountOf(unitsOf(row.amount)), currency: row.currency },
      imported: row.import_id !== null,
      may: writes ? ["remove-transfer"] : [],
    });
  }
  return items;
}

type Writing = Pick<Context<unknown>, "tx" | "vault" | "actor" | "now">;

/** Writes transfers with one statement; gives how many were new. */
export async function insertTransfers(
  { tx, vault, actor, now }: Writing,
  { of, transfers, importId }: { of: CaseRow; transfers: readonly NewTransfer[]; importId: string | null },
): Promise<number> {
  const contents: Buffer[] = [];
  for (const { transferId, words } of transfers) {
    const sealed = await vault.seal(of.case_id, transferPlace(transferId), JSON.stringify(words));
    if (sealed === null) throw new Error("nothing was sealed");
    contents.push(sealed);
  }
  const done = await sql`
    insert into casefile.transfer (agency_id, transfer_id, dossier_id, made_on, amount, currency, content, import_id, added_by, added_at)
    select ${of.agency_id}::uuid, t.id, ${of.case_id}::uuid, t.made_on, t.amount, t.currency, t.content, ${importId}::uuid,
      ${actor.accountId}::uuid, ${now}
    from unnest(${transfers.map((one) => one.transferId)}::uuid[], ${transfers.map((one) => one.madeOn)}::date[],
      ${transfers.map((one) => one.amount.amount)}::numeric[], ${transfers.map((one) => one.amount.currency)}::text[],
      ${contents}::bytea[]) t (id, made_on, amount, currency, content)
    on conflict do nothing`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** What makes two transfers one and the same. */
export function sameKey({ madeOn, amount, words }: Omit<NewTransfer, "transferId">): string {
  const { from, to, reference } = words;
  return JSON.stringify([
    madeOn,
    amountOf(unitsOf(amount.amount)),
    amount.currency,
    ...[from, to, reference].map((text) => text.trim().toLowerCase()),
  ]);
}

/** Keys of the transfers that a case holds already. */
export async function knownKeys(context: Asking, of: CaseRow): Promise<Set<string>> {
  const { rows } = await sql<TransferRow>`
    select ${transferColumns} from casefile.transfer t where t.dossier_id = ${of.case_id}::uuid and t.removed_at is null`.execute(
    context.tx,
  );
  const whole = await wholeTransfers(context, of, rows);
  return new Set(whole.map(({ madeOn, amount, ...words }) => sameKey({ madeOn, amount, words })));
}
