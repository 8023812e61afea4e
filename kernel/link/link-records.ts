import { sql } from "kysely";
import type { Compartment } from "../access/words.ts";
import type { QuestionContext } from "../action/context.ts";
import type { LinkEnd } from "./link.ts";
import { placeOf } from "./link-row.ts";

export type NewLink = {
  readonly linkId: string;
  readonly kind: string;
  readonly compartment: Compartment;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  readonly reason: string;
};

export type LinkAnswer = "done" | "not-found" | "read-only" | "linked-already";

/**
 * Links two records, for a module that does so in an action of its own: `link(context, {from, to, kind, …})`. Both
 * ends must be open to the actor in the compartment, the first for contributing. `not-found` says of neither end which.
 */
export async function link(
  { tx, vault }: Pick<QuestionContext<unknown>, "tx" | "vault">,
  { linkId, kind, compartment, from, to, reason }: NewLink,
): Promise<LinkAnswer> {
  const { rows: ends } = await sql<{ open: boolean }>`
    select access.may_open(${from.dossierId}::uuid, ${compartment}, 'read')
      and access.may_open(${to.dossierId}::uuid, ${compartment}, 'read') as open`.execute(tx);
  if (!ends[0]?.open) return "not-found";
  const sealed = await vault.seal(from.dossierId, placeOf(linkId, "reason"), reason);
  const { rows } = await sql<{ word: LinkAnswer }>`
    select link.make(${linkId}::uuid, ${kind}, ${compartment}, ${from.dossierId}::uuid, ${from.recordId ?? null}::uuid,
      ${to.dossierId}::uuid, ${to.recordId ?? null}::uuid, ${sealed}) as word`.execute(tx);
  return rows[0]?.word ?? "not-found";
}
