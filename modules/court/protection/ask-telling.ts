import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse, Stale } from "#kernel/action";
import { courtCaseToWrite } from "../court-case.ts";
import { personOfCase } from "../lines/person-of-case.ts";
import { channels, Telling, TellingSaid, topics } from "./telling.ts";
import { tellingPlace, tellingsOf } from "./telling-rows.ts";

export const askTelling = action({
  name: "court.ask-telling",
  about:
    "Records what a person wants to be told and how, and whether they wish to return before the trial ends and agree to stay for it; a later answer takes the place of the earlier, which the history keeps.",
  needs: "court.protect",
  input: z.object({
    caseId: z.uuid(),
    participantId: z.uuid(),
    topics: z.array(z.enum(topics)).max(topics.length),
    channel: z.enum(channels).describe("none: the person wants to be told nothing"),
    said: TellingSaid.default({ through: "", neutral: "", hours: "" }),
    wishesReturn: z.boolean().nullable().default(null).describe("null: not asked"),
    agreesToStay: z.boolean().nullable().default(null).describe("null: not asked"),
    askedOn: z.iso.date(),
  }),
  output: Telling,
  refusals: ["may-not", "not-in-case"],
  emits: ["court.telling-asked"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit, expects } = context;
  const { caseId } = input;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  const person = await personOfCase(context, caseId, input.participantId);
  if (person === null) return refuse("not-in-case", { path: ["participantId"] });
  const { rows } = await sql<{ telling_id: string; version: number }>`
    select telling_id, version from court.telling where dossier_id = ${caseId}::uuid and person_id = ${person.personId}::uuid
    for update`.execute(tx);
  const before = rows[0];
  if (expects !== undefined && before !== undefined && before.version !== expects)
    throw new Stale({ yours: expects, theirs: before.version });
  const id = before?.telling_id ?? randomUUID();
  const said = await vault.seal(caseId, tellingPlace(id), JSON.stringify(input.said));
  const wanted = input.channel === "none" ? [] : [...new Set(input.topics)];
  await sql`
    insert into court.telling (agency_id, telling_id, dossier_id, person_id, person_code, participant_id, topics, channel, said,
      wishes_return, agrees_to_stay, asked_on, asked_by, asked_at)
    values (${of.agencyId}::uuid, ${id}::uuid, ${caseId}::uuid, ${person.personId}::uuid, ${person.personCode},
      ${person.participantId}::uuid, ${wanted}, ${input.channel}, ${said}, ${input.wishesReturn}, ${input.agreesToStay},
      ${input.askedOn}::date, ${actor.accountId}::uuid, ${now})
    on conflict (agency_id, telling_id) do update set topics = excluded.topics, channel = excluded.channel, said = excluded.said,
      wishes_return = excluded.wishes_return, agrees_to_stay = excluded.agrees_to_stay, asked_on = excluded.asked_on,
      asked_by = excluded.asked_by, asked_at = excluded.asked_at`.execute(tx);
  opened([caseId], ["telling"]);
  emit("court.telling-asked", { caseId });
  const found = (await tellingsOf(context, caseId)).find((one) => one.personCode === person.personCode);
  if (found === undefined) throw new Error("an answer that was written has gone");
  return found;
});
