import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { Declaration } from "./declare.ts";
import type { Entry } from "./enter.ts";
import { NotFound, Problem } from "./problem.ts";

/** Bounds that stand beside rights: what no program does, and what waits a day after a new password by two people. */

/**
 * Access tokens never change how anybody signs in, never open in an emergency, never share without consent,
 * never reveal who somebody is, and are nobody's second person. (Names are shut to them in the database too, see access.enter_token.)
 */
const closedToPrograms =
  /^(session\.(?!get-session$)|account\.|access\.(break-glass|give-agency-grant)$|consent\.record-exception$|review\.return-review$|[a-z-]+\.(reveal|approve|confirm)-)/;

/** What takes data out of Palermo, by its verb. */
const takesOut = /^[a-z-]+\.(export|download|print)-/;

/** Throws where a bound stands in the way of this call. */
export async function keepBounds(tx: Tx, entry: Entry, { name }: Pick<Declaration, "name">): Promise<void> {
  if (entry.by === "token" && closedToPrograms.test(name)) throw new NotFound();
  if (takesOut.test(name)) await refuseWhilePaused(tx);
}

/** A job goes on under its account with all its roles, so a token with fewer does not start one. */
export async function keepJobBounds(tx: Tx, entry: Entry, job: string): Promise<void> {
  if (takesOut.test(job)) await refuseWhilePaused(tx);
  if (entry.by !== "token") return;
  const { rows } = await sql<{ narrow: boolean }>`select access.token_is_narrow() as narrow`.execute(tx);
  if (rows[0]?.narrow) throw new Problem("refused", { refusal: "token-too-narrow", module: "access" });
}

async function refuseWhilePaused(tx: Tx): Promise<void> {
  const { rows } = await sql<{ paused: boolean }>`select access.is_restrained() as paused`.execute(tx);
  if (rows[0]?.paused) throw paused();
}

function paused(): Problem {
  return new Problem("refused", { refusal: "paused-after-reset", module: "access" });
}

/** The same bounds, said by the database itself. */
export function boundOf(error: unknown): unknown {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "PA001") return paused();
  return code === "PA002" ? new NotFound() : error;
}
