import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse, Stale } from "#kernel/action";
import { ProviderFacts } from "../words/provider.ts";

const Written = z.object({ providerId: z.uuid(), version: z.int() });
type Held = { agency_id: string; version: number; removed_at: Date | null };

export const keepProvider = action({
  name: "referral.keep-provider",
  about: "Adds a body that gives services to the directory, or writes one of one's agency anew.",
  needs: "referral.keep-service",
  input: ProviderFacts.extend({ providerId: z.uuid().describe("made by the client") }),
  output: Written,
  refusals: ["provider-key-taken", "cannot-answer"],
  emits: ["referral.provider-written"],
}).run(async ({ input, tx, actor, now, expects, emit }) => {
  const { providerId, key, name, kind, country, answeredBy } = input;
  const taken = await sql`
    select from referral.provider where key = ${key} and agency_id = access.agency_id() and removed_at is null
      and provider_id <> ${providerId}::uuid`.execute(tx);
  if (taken.rows.length > 0) return refuse("provider-key-taken", { path: ["key"] });
  if (answeredBy !== null) {
    const may = await sql`
      select from referral.answering_agencies() a where a.agency_id = ${answeredBy}::uuid`.execute(tx);
    if (may.rows.length === 0) return refuse("cannot-answer", { path: ["answeredBy"] });
  }
  const { rows: held } = await sql<Held>`
    select agency_id, version, removed_at from referral.provider where provider_id = ${providerId}::uuid for update`.execute(
    tx,
  );
  const [before] = held;
  if (before !== undefined) {
    if (before.agency_id !== actor.agencyId || before.removed_at !== null) throw new NotFound();
    if (expects !== undefined && expects !== before.version)
      throw new Stale({ yours: expects, theirs: before.version });
  }
  const { rows } = await sql<{ version: number }>`
    insert into referral.provider as p (agency_id, provider_id, key, name, kind, country, answered_by, author, written_at)
    values (access.agency_id(), ${providerId}::uuid, ${key}, ${JSON.stringify(name)}::jsonb, ${kind}, ${country},
      ${answeredBy}::uuid, access.account_id(), ${now})
    on conflict (agency_id, provider_id) do update set key = excluded.key, name = excluded.name, kind = excluded.kind,
      country = excluded.country, answered_by = excluded.answered_by, author = excluded.author,
      written_at = excluded.written_at, version = p.version + 1
    returning version`.execute(tx);
  // What services tell of their provider changed with it.
  await sql`
    update referral.service set changes = changes + 1 where provider_id = ${providerId}::uuid and agency_id = access.agency_id()`.execute(
    tx,
  );
  emit("referral.provider-written", { providerId });
  return { providerId, version: rows[0]?.version ?? 1 };
});
