import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { openDossier } from "#kernel/access";
import { action, type Context, isRefusal, NotFound, refuse } from "#kernel/action";
import { partsOf, writableParts } from "#kernel/part";
import { getPersonFacts } from "#kernel/person";
import { knownValue } from "#kernel/words";
import { unknownAreas } from "../areas/area-rows.ts";
import { AreaCode, ServiceKind } from "../referral.ts";
import { ageBandOf } from "./age-band.ts";
import { referralDossier } from "./dossier-kind.ts";
import { serviceFor } from "./find-service.ts";
import { findReferral } from "./referral-row.ts";
import { writeSections } from "./sections.ts";
import { wholeReferral } from "./whole-referral.ts";
import { answerHours, purposeOf, Referral, Section, Urgency } from "./words.ts";

export const PrepareReferral = z.object({
  referralId: z.uuid().describe("made by the client"),
  sourceDossierId: z.uuid().describe("the file out of which it comes; consent is asked in it"),
  personId: z.uuid(),
  serviceId: z.uuid(),
  kind: ServiceKind,
  area: AreaCode.describe("where help is needed"),
  urgency: Urgency,
  answerHours: z.int().min(1).max(720).optional().describe("hours for the answer; by urgency when left out"),
  sections: z.array(Section).min(1).max(8).describe("what the service will read, section by section"),
  requestId: z.uuid().optional().describe("of the referral after which this one comes"),
});
type Prepared = z.output<typeof PrepareReferral>;

export const prepareReferral = action({
  name: "referral.prepare-referral",
  about:
    "Prepares a referral: need, service, and what is disclosed, section by section. Nothing is shared yet.",
  needs: "referral.refer",
  input: PrepareReferral,
  output: Referral,
  refusals: [
    "unknown-area",
    "no-such-person",
    "no-such-service",
    "service-closed",
    "service-paused",
    "other-kind",
    "needs-missing",
    "section-twice",
    "words-missing",
    "health-shut",
  ],
  emits: ["referral.referral-prepared"],
}).run(async (context) => {
  const { input, emit } = context;
  const [unknown] = await unknownAreas(context.tx, [input.area]);
  if (unknown !== undefined) return refuse("unknown-area", { path: ["area"] });
  const made = await prepare(context, input);
  if (isRefusal(made)) return made;
  emit("referral.referral-prepared", { referralId: input.referralId });
  return made;
});

/** Writes a referral in the state `prepared`, for the actions that prepare one. */
export async function prepare(context: Omit<Context<unknown>, "emit" | "startJob">, input: Prepared) {
  const { tx, vault, opened, now } = context;
  const { referralId, sourceDossierId, personId, sections } = input;
  const source = await partsOf(tx, sourceDossierId);
  if (!writableParts(source).includes("support")) throw new NotFound();
  const wrong = refuseSections(sections);
  if (wrong) return wrong;
  // Health is written by those alone who may open it (X1).
  const health = sections.findIndex(({ topic }) => topic === "my-health");
  if (health >= 0 && !context.actor.compartments.includes("privileged"))
    return refuse("health-shut", { path: ["sections", health, "topic"] });
  const service = await serviceFor(context, input);
  if (isRefusal(service)) return service;
  const card = await getPersonFacts(context, personId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!card || card.erased) return refuse("no-such-person", { path: ["personId"] });

  const { agencyId, code } = await openDossier(tx, { ...referralDossier, dossierId: referralId });
  await vault.createKey(referralId);
  const { rows } = await sql<{ word: string }>`
    select access.derive(${referralId}::uuid, ${personId}::uuid, 'referral') as word`.execute(tx);
  if (rows[0]?.word !== "done") return refuse("no-such-person", { path: ["personId"] });
  await sql`
    insert into referral.referral (agency_id, referral_id, dossier_id, code, request_id, source_dossier, person_id, person_code,
      sex, age_band, languages, service_id, to_agency, kind, area, urgency, purpose, answer_hours, made_at)
    values (${agencyId}::uuid, ${referralId}::uuid, ${referralId}::uuid, ${code}, ${input.requestId ?? randomUUID()}::uuid,
      ${sourceDossierId}::uuid, ${personId}::uuid, ${card.code}, ${knownValue(card.facts.sex) ?? null}, ${ageBandOf(card.facts, now)},
      ${knownValue(card.facts.languages) ?? []}::text[], ${service.serviceId}::uuid, ${service.toAgency}::uuid, ${input.kind}, ${input.area},
      ${input.urgency}, ${purposeOf[input.kind]}, ${input.answerHours ?? answerHours[input.urgency]}, ${now})`.execute(
    tx,
  );
  await writeSections(context, { agencyId, referralId, sections });
  opened([referralId, personId], ["sections"]);
  return wholeReferral(context, await findReferral(context, { referralId }));
}

function refuseSections(sections: Prepared["sections"]) {
  if (!sections.some(({ topic }) => topic === "my-needs"))
    return refuse("needs-missing", { path: ["sections"] });
  if (new Set(sections.map(({ topic }) => topic)).size < sections.length)
    return refuse("section-twice", { path: ["sections"] });
  const empty = sections.findIndex(({ topic, words }) => topic !== "who-i-am" && words === "");
  return empty < 0 ? null : refuse("words-missing", { path: ["sections", empty, "words"] });
}
