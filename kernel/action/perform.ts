import { sql } from "kysely";
import type pg from "pg";
import type { Tx } from "../database/tx.ts";
import type { Actor } from "./actor.ts";
import { type AuditNote, noteAlone, noteInTx } from "./audit-note.ts";
import { boundOf, keepBounds, keepJobBounds } from "./bounds.ts";
import type { Call } from "./call.ts";
import type { Declaration } from "./declare.ts";
import type { Engine } from "./engine.ts";
import { beginAs, type Entered } from "./enter.ts";
import { unavailable } from "./failure.ts";
import { NotFound, Problem } from "./problem.ts";
import { isRefusal } from "./refusal.ts";
import { digestInput, recallAnswer, rememberAnswer } from "./remember.ts";
import { isStalePlan } from "./statement-name.ts";
import { txOver } from "./transaction.ts";
import { workAhead } from "./work-ahead.ts";
import { wrongFields } from "./wrong-fields.ts";

/**
 * Performs one action or question: transaction, actor, right, input, run, output, audit, follow-ups, commit.
 * Returns the parsed output; throws a `Problem` for everything that the caller may be told.
 */
export async function perform(engine: Engine, call: Call): Promise<unknown> {
  const ahead = await aheadOf(engine, call);
  const client = await connect(engine);
  const question = call.declaration.kind === "question";
  let broken = false;
  let told: AuditNote | undefined;
  try {
    const entered = await beginAs(client, call.entry, {
      readOnly: question,
      rightsOf: engine.rightsOf,
    });
    if (!entered) throw new Problem("signed-out");
    const tx = txOver(client, entered.reader);
    const effects = new Effects();
    try {
      return await performEntered(engine, call, { client, tx, entered, effects, ahead });
    } catch (thrown) {
      const error = boundOf(thrown);
      told = noteOf(call, error, [...effects.dossiers]);
      throw error;
    }
  } catch (error) {
    broken = (await rolledBack(client)) || isStalePlan(error);
    if (told && !broken) await noteAlone(client, { call, note: told }).catch(() => (broken = true));
    throw unavailable(error);
  } finally {
    client.release(broken);
  }
}

async function connect(engine: Engine): Promise<pg.PoolClient> {
  try {
    return await engine.app.connect();
  } catch (error) {
    throw new Problem("unavailable", { cause: error });
  }
}

async function aheadOf(engine: Engine, call: Call): Promise<unknown> {
  try {
    return await workAhead(engine, call);
  } catch (error) {
    throw unavailable(error);
  }
}

type Place = {
  readonly client: pg.PoolClient;
  readonly tx: Tx;
  readonly entered: Entered;
  readonly effects: Effects;
  readonly ahead: unknown;
};

async function performEntered(
  engine: Engine,
  call: Call,
  { client, tx, entered, effects, ahead }: Place,
): Promise<unknown> {
  const { declaration } = call;
  const { actor } = entered;
  if (declaration.needs !== "signed-in" && !actor.rights.has(declaration.needs)) throw new NotFound();
  await keepBounds(tx, call.entry, declaration);
  const input = readInput(declaration, call.input);

  const key = declaration.kind === "action" ? call.key : undefined;
  const inputHash = key ? digestInput(engine.answerKey, call.input) : undefined;
  if (key && inputHash) {
    const before = await recallAnswer(tx, actor, {
      key,
      action: declaration.name,
      inputHash,
      sealingKey: engine.answerKey,
    });
    if (before) {
      await client.query("commit");
      return before.output;
    }
  }

  // The right came in between: the caller repeats the call, and the work is done then.
  if (declaration.kind === "action" && declaration.ahead && ahead === undefined)
    throw new Problem("unavailable");

  const now = engine.now();
  const result = await declaration.run({
    input,
    tx,
    actor,
    now,
    ahead,
    expects: call.expects,
    vault: engine.vault.vaultFor(tx, actor),
    opened: (dossiers, fields = []) => effects.open(dossiers, fields),
    emit: (event, ids) => effects.emit(declaration, event, ids),
    async startJob(job, jobInput) {
      await keepJobBounds(tx, call.entry, job);
      return engine.startJob(tx, actor, job, jobInput);
    },
  });
  if (isRefusal(result)) {
    throw new Problem("refused", {
      refusal: result.refusal,
      module: declaration.name.split(".")[0] ?? "",
      ...(result.params ? { params: result.params } : {}),
      ...(result.path ? { fields: [{ path: result.path.join("."), expected: "" }] } : {}),
    });
  }
  const output: unknown = declaration.output.parse(result);
  await effects.write(tx, actor, now);
  const dossiers = [...effects.dossiers];
  const read = { dossiers, fields: [...effects.fields] };
  if (declaration.kind === "question") {
    await client.query("commit");
    if (declaration.audited || entered.brokeGlass)
      await noteAlone(client, { call, note: { how: "read", ...read } });
    return output;
  }
  await noteInTx(tx, call, { how: "done", ...read, digest: digestInput(engine.answerKey, call.input) });
  if (key && inputHash) {
    await rememberAnswer(tx, actor, {
      key,
      action: declaration.name,
      inputHash,
      sealingKey: engine.answerKey,
      output,
      dossiers,
      now,
    }).catch((error: unknown) => {
      // The same call ran beside this one and stood first: the caller repeats it and gets that answer.
      throw isUniqueViolation(error) ? new Problem("unavailable", { cause: error }) : error;
    });
  }
  await client.query("commit");
  return output;
}

/** What a run leaves behind beside its records. */
class Effects {
  readonly dossiers = new Set<string>();
  readonly fields = new Set<string>();
  readonly events: { readonly name: string; readonly ids: Readonly<Record<string, string>> }[] = [];

  open(dossiers: readonly string[], fields: readonly string[]): void {
    for (const dossier of dossiers) this.dossiers.add(dossier);
    for (const field of fields) this.fields.add(field);
  }

  emit(declaration: Declaration, name: string, ids: Readonly<Record<string, string>>): void {
    if (declaration.kind !== "action" || !declaration.emits?.includes(name)) {
      throw new Error(`${declaration.name} does not declare the event ${name}`);
    }
    this.events.push({ name, ids });
  }

  async write(tx: Tx, actor: Actor, now: Date): Promise<void> {
    for (const { name, ids } of this.events) {
      await sql`insert into action.outbox (account_id, name, ids, at)
        values (${actor.accountId}, ${name}, ${JSON.stringify(ids)}, ${now})`.execute(tx);
    }
  }
}

function readInput(declaration: Declaration, input: unknown): unknown {
  const read = declaration.input.safeParse(input ?? {});
  if (read.success) return read.data;
  throw new Problem("bad-input", {
    fields: wrongFields(read.error),
  });
}

/** The dossiers named so far stand in the note, so that who may not know of one is not shown that something was refused in it. */
function noteOf(call: Call, error: unknown, dossiers: readonly string[]): AuditNote | undefined {
  if (!(error instanceof Problem)) return { how: "failed", dossiers, fields: [] };
  switch (error.code) {
    case "refused":
      return { how: "refused", whyNot: error.detail.refusal ?? "", dossiers, fields: [] };
    case "not-found":
      return { how: "denied", whyNot: call.declaration.needs, dossiers, fields: [] };
    default:
      return undefined;
  }
}

/** True when the connection can no longer be trusted. */
async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query("rollback");
    return false;
  } catch {
    return true;
  }
}

function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505";
}
