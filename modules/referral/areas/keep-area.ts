import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse, Stale } from "#kernel/action";
import { Area, AreaFacts } from "../words/area.ts";
import { type AreaRow, asArea } from "./area-rows.ts";

const Named = z.object({ areaId: z.uuid() });

export const keepArea = action({
  name: "referral.keep-area",
  about: "Adds an area of a country to the directory, or writes one of one's agency anew.",
  needs: "referral.keep-directory",
  input: AreaFacts.extend({ areaId: z.uuid().describe("made by the client") }),
  output: Area,
  refusals: ["area-code-taken", "area-code-stays", "half-a-point"],
  emits: ["referral.area-written"],
  undo: "referral.remove-area",
}).run(async ({ input, tx, actor, now, expects, emit }) => {
  const { areaId, code, name, longitude, latitude } = input;
  if ((longitude === null) !== (latitude === null)) return refuse("half-a-point", { path: ["latitude"] });
  const taken = await sql`
    select from referral.area where code = ${code} and removed_at is null and area_id <> ${areaId}::uuid`.execute(
    tx,
  );
  if (taken.rows.length > 0) return refuse("area-code-taken", { path: ["code"] });
  const { rows: held } = await sql<AreaRow & { removed_at: Date | null }>`
    select * from referral.area where area_id = ${areaId}::uuid for update`.execute(tx);
  const [before] = held;
  if (before !== undefined) {
    if (before.agency_id !== actor.agencyId || before.removed_at !== null) throw new NotFound();
    if (expects !== undefined && expects !== before.version)
      throw new Stale({ yours: expects, theirs: before.version });
    if (before.code !== code) return refuse("area-code-stays", { path: ["code"] });
  }
  const { rows } = await sql<AreaRow>`
    insert into referral.area as a (agency_id, area_id, code, name, longitude, latitude, written_at)
    values (access.agency_id(), ${areaId}::uuid, ${code}, ${JSON.stringify(name)}::jsonb, ${longitude}, ${latitude}, ${now})
    on conflict (agency_id, area_id) do update set name = excluded.name, longitude = excluded.longitude,
      latitude = excluded.latitude, version = a.version + 1, written_at = excluded.written_at
    returning agency_id, area_id, code, name, longitude, latitude, version`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  emit("referral.area-written", { areaId });
  return asArea(row, actor.agencyId);
});

export const removeArea = action({
  name: "referral.remove-area",
  about: "Takes an area off the directory that no service names any more.",
  needs: "referral.keep-directory",
  input: Named,
  output: Named,
  refusals: ["area-has-services"],
  emits: ["referral.area-written"],
}).run(async ({ input, tx, actor, now, emit }) => {
  const { rows } = await sql<{ code: string; agency_id: string }>`
    select code, agency_id from referral.area where area_id = ${input.areaId}::uuid and removed_at is null for update`.execute(
    tx,
  );
  const [area] = rows;
  if (area === undefined || area.agency_id !== actor.agencyId) throw new NotFound();
  const named = await sql`
    select from referral.service where state <> 'closed' and ${area.code} = any (areas) limit 1`.execute(tx);
  if (named.rows.length > 0) return refuse("area-has-services");
  await sql`update referral.area set removed_at = ${now} where area_id = ${input.areaId}::uuid`.execute(tx);
  emit("referral.area-written", { areaId: input.areaId });
  return input;
});
