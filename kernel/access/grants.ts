import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { askReview } from "../review/reviewable.ts";
import { agencyGrantReview } from "./agency-grant-review.ts";
import { askWord } from "./answers.ts";
import { Compartment, Level } from "./words.ts";

const Grantee = z.object({ kind: z.enum(["account", "unit", "agency"]), id: z.uuid() });
const Name = z.record(z.string(), z.string()).nullable();

export const Grant = z.object({
  grantId: z.uuid(),
  compartment: Compartment,
  level: Level,
  to: Grantee.extend({ name: z.string().nullable(), agency: Name }),
  purpose: z.string(),
  reason: z.string(),
  origin: z.string(),
  givenBy: z.string().nullable(),
  givenAt: z.string(),
  until: z.string().nullable(),
});
export type Grant = z.infer<typeof Grant>;

/** Purposes for which a part of a dossier may be opened. Immigration enforcement is none of them (X3). */
export const purposes = [
  "own-work",
  "case-work",
  "protection",
  "investigation",
  "prosecution",
  "cooperation",
  "supervision",
] as const;

type GrantRow = {
  grant_id: string;
  compartment: string;
  level: string;
  grantee_kind: string;
  grantee_id: string;
  grantee_name: string | null;
  grantee_agency: Record<string, string> | null;
  purpose: string;
  reason: string;
  origin: string;
  given_by: string | null;
  given_at: Date;
  expires_at: Date | null;
};

function grantOf(row: GrantRow): Grant {
  return {
    grantId: row.grant_id,
    compartment: Compartment.parse(row.compartment),
    level: Level.parse(row.level),
    to: {
      kind: Grantee.shape.kind.parse(row.grantee_kind),
      id: row.grantee_id,
      name: row.grantee_name,
      agency: row.grantee_agency,
    },
    purpose: row.purpose,
    reason: row.reason,
    origin: row.origin,
    givenBy: row.given_by,
    givenAt: row.given_at.toISOString(),
    until: row.expires_at?.toISOString() ?? null,
  };
}

export const listGrants = question({
  name: "access.list-grants",
  about: "Who may open which part of a dossier, why and until when.",
  needs: "signed-in",
  input: z.object({ dossierId: z.uuid() }),
  output: z.object({ items: z.array(Grant), mayGive: z.array(Compartment) }),
}).run(async ({ input, tx }) => {
  const seen = await sql<{ ok: boolean }>`select access.may_see(${input.dossierId}) as ok`.execute(tx);
  if (!seen.rows[0]?.ok) throw new NotFound();
  const { rows } = await sql<GrantRow>`select * from access.grants_of(${input.dossierId})`.execute(tx);
  const managed = await sql<{ part: string }>`
    select part::text as part from (select unnest(compartments) as part from access.dossier_facts(array[${input.dossierId}::uuid])) p
    where access.manages(${input.dossierId}, part)`.execute(tx);
  return {
    items: rows.map(grantOf),
    mayGive: managed.rows.map((row) => Compartment.parse(row.part)),
  };
});

export const giveGrant = action({
  name: "access.give-grant",
  about: "Opens parts of a dossier to a colleague, a unit or an agency, for a purpose and perhaps a time.",
  needs: "signed-in",
  input: z.object({
    dossierId: z.uuid(),
    compartments: z.array(Compartment).min(1),
    level: Level,
    to: Grantee,
    purpose: z.enum(purposes),
    reason: z.string().max(500).default(""),
    until: z.iso.datetime().optional(),
  }),
  output: z.object({ given: z.int() }),
  refusals: [
    "not-yours",
    "no-such-part",
    "no-such-grantee",
    "forbidden-purpose",
    "over-already",
    "named-only",
  ],
  undo: "access.end-grant",
}).run(async ({ input, tx, opened, now }) => {
  if (input.until && new Date(input.until) <= now) return refuse("over-already", { path: ["until"] });
  opened([input.dossierId], input.compartments);
  for (const part of input.compartments) {
    const word = await askWord(
      tx,
      sql`access.give_grant(${input.dossierId}, ${part}, ${input.level}, ${input.to.kind}, ${input.to.id}, ${input.purpose},
        ${input.reason}, 'team', ${input.until ?? null}::timestamptz)`,
    );
    if (word === "not-found") throw new NotFound();
    if (word === "not-yours" || word === "no-such-part")
      return refuse(word, { path: ["compartments"], params: { part } });
    if (word === "no-such-grantee" || word === "named-only") return refuse(word, { path: ["to"] });
    if (word === "forbidden-purpose") return refuse(word, { path: ["purpose"] });
  }
  return { given: input.compartments.length };
});

export const endGrant = action({
  name: "access.end-grant",
  about: "Closes what a grant had opened.",
  needs: "signed-in",
  input: z.object({ grantId: z.uuid(), reason: z.string().min(1).max(500) }),
  output: z.object({ grantId: z.uuid() }),
  refusals: ["not-yours", "last-manager"],
}).run(async ({ input, tx, opened }) => {
  // Named before it ends, since whoever gives up their own grant does not know of the dossier afterwards.
  const of = await sql<{
    id: string | null;
  }>`select access.dossier_of_grant(${input.grantId}::uuid) as id`.execute(tx);
  opened(of.rows.flatMap(({ id }) => (id === null ? [] : [id])));
  const word = await askWord(tx, sql`access.end_grant(${input.grantId}, ${input.reason})`);
  if (word === "not-found") throw new NotFound();
  if (word === "not-yours" || word === "last-manager") return refuse(word);
  return { grantId: input.grantId };
});

export const findGrantees = question({
  name: "access.find-grantees",
  about: "Colleagues, units and agencies by the beginning of their names.",
  needs: "signed-in",
  input: z.object({ text: z.string().min(2).max(100) }),
  output: z.object({ items: z.array(Grantee.extend({ name: z.string().nullable(), agency: Name })) }),
}).run(async ({ input, tx }) => {
  const text = input.text.replace(/[\\%_]/g, "\\$&");
  const { rows } = await sql<{
    kind: "account" | "unit" | "agency";
    id: string;
    name: string | null;
    agency: Record<string, string> | null;
  }>`
    select * from access.find_grantees(${text})`.execute(tx);
  return { items: rows };
});

export const listAgencyGrants = question({
  name: "access.list-agency-grants",
  about: "Agency-wide grants over one's own agency that stand now.",
  needs: "access.give-agency-grant",
  input: z.object({}),
  output: z.object({ items: z.array(Grant) }),
}).run(async ({ tx }) => {
  const { rows } = await sql<GrantRow>`select * from access.agency_grants()`.execute(tx);
  return { items: rows.map(grantOf) };
});

export const giveAgencyGrant = action({
  name: "access.give-agency-grant",
  about:
    "Opens one compartment of all unsealed dossiers of one's own agency to somebody else, within the cap of their role, once a second person has confirmed it.",
  needs: "access.give-agency-grant",
  input: z.object({
    agencyId: z.uuid(),
    compartment: Compartment,
    level: Level,
    to: Grantee,
    purpose: z.enum(purposes),
    reason: z.string().min(10).max(500),
    until: z.iso.datetime().optional(),
  }),
  output: z.object({ given: z.boolean().describe("false: it waits for a second person") }),
  refusals: ["not-yours", "not-to-oneself", "forbidden-purpose", "no-such-grantee"],
}).run(async ({ input, tx }) => {
  const grantId = randomUUID();
  const word = await askWord(
    tx,
    sql`access.give_agency_grant(${grantId}, ${input.agencyId}, ${input.compartment}, ${input.level}, ${input.to.kind}, ${input.to.id},
      ${input.purpose}, ${input.reason}, ${input.until ?? null}::timestamptz)`,
  );
  if (
    word === "not-yours" ||
    word === "not-to-oneself" ||
    word === "forbidden-purpose" ||
    word === "no-such-grantee"
  )
    return refuse(word);
  if (word === "waiting") await askReview(tx, agencyGrantReview, { recordId: grantId, version: 1 });
  return { given: word === "done" };
});
