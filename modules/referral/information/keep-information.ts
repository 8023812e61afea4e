import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse, Stale } from "#kernel/action";
import { InformationFacts } from "../words/information.ts";

type Held = { agency_id: string; version: number; removed_at: Date | null };

export const keepInformation = action({
  name: "referral.keep-information",
  about: "Writes what people are told on a topic in one language, with its forms and who looked it over.",
  needs: "referral.keep-directory",
  input: InformationFacts.safeExtend({ informationId: z.uuid().describe("made by the client") }),
  output: z.object({ informationId: z.uuid(), version: z.int() }),
  refusals: ["written-in-this-language", "day-to-come"],
  emits: ["referral.information-written"],
}).run(async ({ input, tx, actor, now, expects, emit }) => {
  const { informationId, country, topic, lang, forms, words, checkedBy, checkedOn } = input;
  if (checkedOn !== null && checkedOn > now.toISOString().slice(0, 10))
    return refuse("day-to-come", { path: ["checkedOn"] });
  const taken = await sql`
    select from referral.information where agency_id = access.agency_id() and country = ${country} and topic = ${topic}
      and lang = ${lang} and removed_at is null and information_id <> ${informationId}::uuid`.execute(tx);
  if (taken.rows.length > 0) return refuse("written-in-this-language", { path: ["lang"] });
  const { rows: held } = await sql<Held>`
    select agency_id, version, removed_at from referral.information where information_id = ${informationId}::uuid for update`.execute(
    tx,
  );
  const [before] = held;
  if (before !== undefined) {
    if (before.agency_id !== actor.agencyId || before.removed_at !== null) throw new NotFound();
    if (expects !== undefined && expects !== before.version)
      throw new Stale({ yours: expects, theirs: before.version });
  }
  const { rows } = await sql<{ version: number }>`
    insert into referral.information as i (agency_id, information_id, country, topic, lang, forms, words, checked_by, checked_on, author, written_at)
    values (access.agency_id(), ${informationId}::uuid, ${country}, ${topic}, ${lang}, ${[...new Set(forms)]}::text[], ${words},
      ${checkedBy}, ${checkedOn}::date, access.account_id(), ${now})
    on conflict (agency_id, information_id) do update set country = excluded.country, topic = excluded.topic, lang = excluded.lang,
      forms = excluded.forms, words = excluded.words, checked_by = excluded.checked_by, checked_on = excluded.checked_on,
      author = excluded.author, written_at = excluded.written_at, version = i.version + 1
    returning version`.execute(tx);
  emit("referral.information-written", { informationId });
  return { informationId, version: rows[0]?.version ?? 1 };
});

export const removeInformation = action({
  name: "referral.remove-information",
  about: "Takes back what people are told on a topic in one language.",
  needs: "referral.keep-directory",
  input: z.object({ informationId: z.uuid() }),
  output: z.object({ informationId: z.uuid() }),
  emits: ["referral.information-written"],
}).run(async ({ input, tx, actor, now, emit }) => {
  const { rows } = await sql`
    update referral.information set removed_at = ${now}, version = version + 1
    where information_id = ${input.informationId}::uuid and agency_id = ${actor.agencyId}::uuid and removed_at is null
    returning information_id`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  emit("referral.information-written", { informationId: input.informationId });
  return input;
});
