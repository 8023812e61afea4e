import { sql } from "kysely";
import type { QuestionContext } from "../action/context.ts";
import { NotFound, Stale } from "../action/problem.ts";
import { type Refusal, refuse } from "../action/refusal.ts";
import type { Link } from "./link.ts";
import { findLink, linkAnew, placeOf } from "./link-row.ts";

type Changing = Pick<
  QuestionContext<{ readonly linkId: string; readonly dossierId: string }>,
  "input" | "tx" | "actor" | "vault" | "opened" | "expects"
>;

/** Ends a link with a reason, or lets it stand again; the state before stays written down. */
export async function changeLink(
  context: Changing,
  change: { readonly ends: true; readonly reason: string } | { readonly ends: false },
): Promise<Link | Refusal<"may-not" | "read-only">> {
  const { input, tx, vault, opened, expects } = context;
  const { linkId, dossierId } = input;
  const found = await findLink(context, input);
  if (expects !== undefined && expects !== found.version)
    throw new Stale({ yours: expects, theirs: found.version });
  const why = change.ends
    ? await vault.seal(found.from_dossier, placeOf(linkId, "end_reason"), change.reason)
    : null;
  const { rows } = await sql<{ word: string }>`
    select link.change(${linkId}::uuid, ${dossierId}::uuid, ${change.ends}, ${why}) as word`.execute(tx);
  const word = rows[0]?.word;
  if (word === "may-not" || word === "read-only") return refuse(word);
  if (word !== "done") throw new NotFound();
  opened([found.from_dossier, found.to_dossier], [`link.${found.compartment}`]);
  return linkAnew(context, input);
}
