import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse, Stale } from "#kernel/action";
import { unknownAreas } from "../areas/area-rows.ts";
import { ReporterFacts } from "../words/reporter.ts";

const Named = z.object({ reporterId: z.uuid().describe("made by the client") });
const Written = z.object({ reporterId: z.uuid(), version: z.int() });
type Held = { agency_id: string; version: number; ended_at: Date | null };

export const keepReporter = action({
  name: "referral.keep-reporter",
  about: "Adds a body that may report from outside to the register, or writes one of one's agency anew.",
  needs: "referral.keep-directory",
  input: ReporterFacts.extend(Named.shape),
  output: Written,
  refusals: ["unknown-area", "day-to-come"],
  emits: ["referral.reporter-written"],
}).run(async ({ input, tx, actor, now, expects, emit }) => {
  const { reporterId, kind, country, name, areas, ways, basis, phone, trainedOn } = input;
  if (trainedOn !== null && trainedOn > now.toISOString().slice(0, 10))
    return refuse("day-to-come", { path: ["trainedOn"] });
  if ((await unknownAreas(tx, areas)).length > 0) return refuse("unknown-area", { path: ["areas"] });
  const { rows: held } = await sql<Held>`
    select agency_id, version, ended_at from referral.reporter where reporter_id = ${reporterId}::uuid for update`.execute(
    tx,
  );
  const [before] = held;
  if (before !== undefined) {
    if (before.agency_id !== actor.agencyId || before.ended_at !== null) throw new NotFound();
    if (expects !== undefined && expects !== before.version)
      throw new Stale({ yours: expects, theirs: before.version });
  }
  const { rows } = await sql<{ version: number }>`
    insert into referral.reporter as r (agency_id, reporter_id, kind, country, name, areas, ways, basis, phone, trained_on, author, written_at)
    values (access.agency_id(), ${reporterId}::uuid, ${kind}, ${country}, ${JSON.stringify(name)}::jsonb, ${areas}::text[],
      ${[...new Set(ways)]}::text[], ${basis}, ${phone}, ${trainedOn}::date, access.account_id(), ${now})
    on conflict (agency_id, reporter_id) do update set kind = excluded.kind, country = excluded.country, name = excluded.name,
      areas = excluded.areas, ways = excluded.ways, basis = excluded.basis, phone = excluded.phone,
      trained_on = excluded.trained_on, author = excluded.author, written_at = excluded.written_at, version = r.version + 1
    returning version`.execute(tx);
  emit("referral.reporter-written", { reporterId });
  return { reporterId, version: rows[0]?.version ?? 1 };
});

export const endReporter = action({
  name: "referral.end-reporter",
  about: "Takes a body off the register of outside reporters.",
  needs: "referral.keep-directory",
  input: z.object({ reporterId: z.uuid() }),
  output: z.object({ reporterId: z.uuid() }),
  emits: ["referral.reporter-written"],
}).run(async ({ input, tx, actor, now, emit }) => {
  const { rows } = await sql`
    update referral.reporter set ended_at = ${now}, version = version + 1
    where reporter_id = ${input.reporterId}::uuid and agency_id = ${actor.agencyId}::uuid and ended_at is null
    returning reporter_id`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  emit("referral.reporter-written", { reporterId: input.reporterId });
  return input;
});
