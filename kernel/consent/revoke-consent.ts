import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "../action/context.ts";
import { action } from "../action/declare.ts";
import { NotFound, Stale } from "../action/problem.ts";
import { type Refusal, refuse } from "../action/refusal.ts";
import { Consent, childViews, revokedHows, toldHows } from "./consent.ts";
import { readConsents } from "./rows.ts";

/** The consent as the actor sees it, for an action that changes it. */
async function consentFor(
  context: Pick<Context<unknown>, "tx" | "vault" | "actor" | "expects">,
  consentId: string,
): Promise<Consent> {
  const [found] = await readConsents(context, { consentId });
  if (!found) throw new NotFound();
  if (context.expects !== undefined && context.expects !== found.version)
    throw new Stale({ yours: context.expects, theirs: found.version });
  return found;
}

export const revokeConsent = action({
  name: "consent.revoke-consent",
  about:
    "Takes a consent back, at any time and without a reason: all access that was given under it ends at once.",
  needs: "consent.record",
  input: z.object({ consentId: z.uuid(), how: z.enum(revokedHows).describe("how the person made it known") }),
  output: z.object({ consentId: z.uuid(), closed: z.int().describe("how many openings ended with it") }),
  refusals: ["ended-already"],
  emits: ["consent.revoked"],
}).run((context) => endConsent(context, context.input));

type Ending = Pick<Context<unknown>, "tx" | "actor" | "now" | "vault" | "opened" | "emit" | "expects">;
type Ended = { readonly consentId: string; readonly how: (typeof revokedHows)[number] };

/** Takes a consent back within an action of a module, as `consent.revoke-consent` does; the action emits `consent.revoked`. */
export async function endConsent(
  context: Ending,
  { consentId, how }: Ended,
): Promise<{ consentId: string; closed: number } | Refusal<"ended-already">> {
  const { tx, actor, now, opened, emit } = context;
  const found = await consentFor(context, consentId);
  if (!found.may.includes("revoke-consent")) {
    if (found.state === "revoked" || found.state === "ended") return refuse("ended-already");
    throw new NotFound();
  }
  await sql`
    update consent.consent set revoked_at = ${now}, revoked_how = ${how}, revoked_by = ${actor.accountId}::uuid
    where consent_id = ${consentId}::uuid`.execute(tx);
  const { rows } = await sql<{ closed: number }>`
    select consent.end_access(${consentId}::uuid, 'consent-revoked') as closed`.execute(tx);
  opened([found.dossierId, found.personId], ["consent"]);
  emit("consent.revoked", { consentId, dossierId: found.dossierId, personId: found.personId });
  return { consentId, closed: rows[0]?.closed ?? 0 };
}

export const recordChildView = action({
  name: "consent.record-child-view",
  about:
    "Records what the child says to the guardian's decision: a record of its own; when the child objects nothing is shared until it says yes.",
  needs: "consent.record",
  input: z.object({
    viewId: z.uuid().describe("made by the client"),
    consentId: z.uuid(),
    view: z.enum(childViews),
    how: z.enum(toldHows),
    note: z.string().trim().max(4000).optional().describe("in the child's own words; kept sealed"),
  }),
  output: Consent,
  refusals: ["no-guardian-decision", "ended-already"],
  emits: ["consent.child-heard"],
}).run(async (context) => {
  const { input, tx, now, vault, opened, emit } = context;
  const found = await consentFor(context, input.consentId);
  if (found.givenBy !== "guardian") return refuse("no-guardian-decision");
  if (!found.may.includes("record-child-view")) {
    if (found.state === "revoked" || found.state === "ended") return refuse("ended-already");
    throw new NotFound();
  }
  const { dossierId } = found;
  const note = await vault.seal(
    dossierId,
    { table: "consent.child_view", column: "note", row: input.viewId },
    input.note ? input.note : null,
  );
  await sql`
    insert into consent.child_view (agency_id, view_id, dossier_id, consent_id, view, asked_how, asked_by, asked_at, note)
    select c.agency_id, ${input.viewId}::uuid, c.dossier_id, c.consent_id, ${input.view}, ${input.how}, access.account_id(), ${now}, ${note}
    from consent.consent c where c.consent_id = ${input.consentId}::uuid`.execute(tx);
  if (input.view === "objects")
    await sql`select consent.close_objected(${input.consentId}::uuid)`.execute(tx);
  opened([dossierId, found.personId], ["consent"]);
  emit("consent.child-heard", { consentId: input.consentId, dossierId, personId: found.personId });
  return consentFor({ ...context, expects: undefined }, input.consentId);
});
