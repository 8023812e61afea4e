import { sql } from "kysely";
import type { Context } from "../action/context.ts";
import { action } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { type Refusal, refuse } from "../action/refusal.ts";
import { Consent, GiveConsent } from "./consent.ts";
import { readConsents, writableHome } from "./rows.ts";

export const giveConsent = action({
  name: "consent.give-consent",
  about:
    "Records what a person agrees to: for one recipient and purpose, what is shared, how it was told, until when.",
  needs: "consent.record",
  input: GiveConsent,
  output: Consent,
  refusals: ["not-understood", "guardian-needed", "over-already", "recorded-already"],
  emits: ["consent.given"],
  undo: "consent.revoke-consent",
}).run((context) => writeConsent(context, context.input));

type Giving = Pick<Context<unknown>, "tx" | "actor" | "now" | "vault" | "opened" | "emit">;

/**
 * Records a consent within an action of a module, as `consent.give-consent` does; the action emits `consent.given` and its
 * actor writes in the dossier. Throws `NotFound` where the dossier or the person is not theirs.
 */
export async function writeConsent(
  context: Giving,
  input: GiveConsent,
): Promise<Consent | Refusal<"not-understood" | "guardian-needed" | "over-already" | "recorded-already">> {
  const { tx, now, vault, opened, emit } = context;
  const { consentId, dossierId, personId, told, recipient } = input;
  const home = await writableHome(tx, dossierId, personId);
  if (told.understood === "not-sure") return refuse("not-understood", { path: ["told", "understood"] });
  if (input.isChild !== "no" && input.givenBy !== "guardian")
    return refuse("guardian-needed", { path: ["givenBy"] });
  if (new Date(input.until) <= now) return refuse("over-already", { path: ["until"] });
  const note = await vault.seal(
    dossierId,
    { table: "consent.consent", column: "note", row: consentId },
    input.note ? input.note : null,
  );
  const made = await sql`
    insert into consent.consent (agency_id, consent_id, dossier_id, person_id, recipient_kind, recipient_id, purpose, topics,
      compartments, told_lang, told_how, told_by, told_at, understood, given_by, note, valid_until)
    values (${home}::uuid, ${consentId}::uuid, ${dossierId}::uuid, ${personId}::uuid, ${recipient.kind}, ${recipient.id}::uuid,
      ${input.purpose}, ${input.topics}::text[], ${input.compartments}::access.compartment[], ${told.lang}, ${told.how}, access.account_id(), ${now},
      ${told.understood}, ${input.givenBy}, ${note}, ${input.until}::timestamptz)
    on conflict do nothing`.execute(tx);
  if (made.numAffectedRows !== 1n) return refuse("recorded-already");
  opened([dossierId, personId], ["consent"]);
  emit("consent.given", { consentId, dossierId, personId });
  const [consent] = await readConsents(context, { consentId });
  if (!consent) throw new NotFound();
  return consent;
}
