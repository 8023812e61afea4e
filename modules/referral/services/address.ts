import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { openDossier } from "#kernel/access";
import { action, NotFound, type QuestionContext, question, refuse } from "#kernel/action";
import { addressStandsIn } from "./address-in-text.ts";
import { heldService } from "./service-rows.ts";

/** A secret address: a dossier of its own in `privileged`, which break-glass and enforcement never open (X2, X6). */
export const addressDossier = {
  kind: "service-address",
  letter: "U",
  compartments: ["privileged"],
} as const;

const table = "referral.service_address";
const Named = z.object({ serviceId: z.uuid() });
const Facts = Named.extend({
  address: z.string().trim().min(3).max(500),
  meetingPoint: z
    .string()
    .trim()
    .max(500)
    .default("")
    .describe("a public place near by, told with an accepted transfer"),
});

type Row = {
  agency_id: string;
  service_address_id: string;
  dossier_id: string;
  address: Buffer;
  meeting_point: Buffer | null;
  version: number;
};

const rowOf = async (
  tx: Parameters<typeof heldService>[0]["tx"],
  serviceId: string,
): Promise<Row | undefined> =>
  (await sql<Row>`select * from referral.service_address where service_id = ${serviceId}::uuid`.execute(tx))
    .rows[0];

/** The address of a service where the actor may open it, else null; for comparing, shown nowhere. */
export async function addressWithin(
  {
    tx,
    vault,
    opened,
  }: Pick<Parameters<typeof heldService>[0], "tx"> & Pick<QuestionContext<unknown>, "vault" | "opened">,
  serviceId: string,
): Promise<string | null> {
  const row = await rowOf(tx, serviceId);
  if (row === undefined) return null;
  opened([row.dossier_id], ["address"]);
  return vault.open(row.dossier_id, { table, column: "address", row: row.service_address_id }, row.address);
}

export const keepAddress = action({
  name: "referral.keep-address",
  about:
    "Seals the secret address of a service, and a meeting point. No directory, map, export or sheet ever shows it.",
  needs: "referral.keep-address",
  input: Facts,
  output: Named.extend({ version: z.int() }),
  refusals: ["not-secret", "address-kept-elsewhere", "address-in-text"],
  emits: ["referral.address-kept"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, emit, opened } = context;
  const { serviceId, address, meetingPoint } = input;
  const service = await heldService(context, serviceId);
  if (!service.secret) return refuse("not-secret");
  if (addressStandsIn(address, service.content)) return refuse("address-in-text", { path: ["address"] });
  if (addressStandsIn(address, { text: meetingPoint }))
    return refuse("address-in-text", { path: ["meetingPoint"] });
  const before = await rowOf(tx, serviceId);
  const kept = await sql<{ kept: boolean }>`select referral.has_address(${serviceId}::uuid) as kept`.execute(
    tx,
  );
  if (before === undefined && kept.rows[0]?.kept === true) return refuse("address-kept-elsewhere");
  const dossierId = before?.dossier_id ?? randomUUID();
  const rowId = before?.service_address_id ?? randomUUID();
  if (before === undefined) {
    await openDossier(tx, { ...addressDossier, dossierId });
    await vault.createKey(dossierId);
    // Colleagues of the house know where they work.
    await sql`select access.give_grant(${dossierId}::uuid, 'privileged', 'manage', 'agency', ${actor.agencyId}::uuid, 'support', '', 'team', null)`.execute(
      tx,
    );
  }
  const seal = (column: string, text: string) =>
    vault.seal(dossierId, { table, column, row: rowId }, text || null);
  const [sealed, meeting] = [await seal("address", address), await seal("meeting_point", meetingPoint)];
  if (before === undefined)
    await sql`
      insert into referral.service_address (agency_id, service_address_id, dossier_id, service_id, address, meeting_point, written_at)
      values (${actor.agencyId}::uuid, ${rowId}::uuid, ${dossierId}::uuid, ${serviceId}::uuid, ${sealed}, ${meeting}, ${now})`.execute(
      tx,
    );
  else
    await sql`
      update referral.service_address set address = ${sealed}, meeting_point = ${meeting}, version = version + 1, written_at = ${now}
      where service_address_id = ${rowId}::uuid`.execute(tx);
  opened([dossierId], ["address", "meeting_point"]);
  emit("referral.address-kept", { serviceId });
  return { serviceId, version: (before?.version ?? 0) + 1 };
});

export const readAddress = question({
  name: "referral.read-address",
  about: "The secret address of a service, for the people who work there. Every reading stands in the audit.",
  needs: "referral.keep-address",
  audited: true,
  input: Named,
  output: Named.extend({ address: z.string(), meetingPoint: z.string(), version: z.int() }),
}).run(async ({ input, tx, vault, opened }) => {
  const row = await rowOf(tx, input.serviceId);
  if (row === undefined) throw new NotFound();
  const open = (column: "address" | "meeting_point") =>
    vault.open(row.dossier_id, { table, column, row: row.service_address_id }, row[column]);
  opened([row.dossier_id], ["address", "meeting_point"]);
  return {
    serviceId: input.serviceId,
    address: (await open("address")) ?? "",
    meetingPoint: (await open("meeting_point")) ?? "",
    version: row.version,
  };
});
