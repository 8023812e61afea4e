import type pg from "pg";
import { connect } from "#kernel/database";
import type { TestAccount, TestKernel } from "#kernel/testing";
import { testMasterKey } from "../../kernel/testing/test-key.ts";

/** A connection of the server's own login, as an attacker has it who found a way to send SQL. */
export function asServer(kernel: TestKernel): Promise<pg.Client> {
  return connect(kernel.database.place, { login: "palermo_app", masterKey: testMasterKey });
}

export function hashOf(account: TestAccount): Buffer {
  if (account.entry.by !== "session") throw new Error("a session was expected");
  return account.entry.hash;
}

export async function readableCases(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    "select (select count(*) from casefile.case_file) + (select count(*) from history.casefile_case_file) as n",
  );
  return Number(rows[0]?.n);
}

export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    return await work();
  } finally {
    await client.query("rollback");
  }
}

export async function enter(client: pg.Client, account: TestAccount): Promise<string> {
  await client.query("select access.enter($1)", [hashOf(account)]);
  const { rows } = await client.query<{ claim: string }>("select current_setting('palermo.actor') as claim");
  return rows[0]?.claim ?? "";
}

/** The sentence of the refusal, or what was done. */
export async function refusalOf(client: pg.Client, text: string, values: unknown[] = []): Promise<string> {
  await client.query("savepoint before");
  try {
    const { rows } = await client.query(text, values);
    return `done: ${JSON.stringify(rows)}`;
  } catch (error) {
    await client.query("rollback to before");
    return error instanceof Error ? error.message : String(error);
  }
}
