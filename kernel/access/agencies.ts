import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question } from "#kernel/action";
import { askWord } from "./answers.ts";

const Names = z.record(z.string(), z.string());

const Agency = z.object({
  agencyId: z.uuid(),
  name: Names,
  kind: z.string(),
  country: z.string(),
  units: z.array(z.object({ unitId: z.uuid(), name: Names })),
  accounts: z.int(),
});

export const listAgencies = question({
  name: "account.list-agencies",
  about: "The agencies of this Palermo with their units.",
  needs: "account.manage",
  input: z.object({}),
  output: z.object({ items: z.array(Agency), next: z.null() }),
}).run(async ({ tx }) => {
  const { rows } = await sql<{
    agency_id: string;
    name: Record<string, string>;
    kind: string;
    country: string;
    units: { unitId: string; name: Record<string, string> }[];
    accounts: string;
  }>`
    select * from access.list_agencies()`.execute(tx);
  return {
    next: null,
    items: rows.map(({ agency_id, accounts, ...row }) => ({
      ...row,
      agencyId: agency_id,
      accounts: Number(accounts),
    })),
  };
});

/** What an agency does, as far as access and navigation depend on it. */
export const agencyKinds = [
  "enforcement",
  "service",
  "prosecution",
  "court",
  "central-authority",
  "coordination",
  "statistics",
  "training",
  "administration",
  "oversight",
] as const;

export const openAgency = action({
  name: "account.open-agency",
  about: "Adds an agency.",
  needs: "account.manage",
  input: z.object({
    name: Names,
    kind: z.enum(agencyKinds),
    country: z.string().regex(/^[A-Z]{2}$/, "an ISO 3166 country code of two capital letters, such as IT"),
  }),
  output: z.object({ agencyId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const agencyId = randomUUID();
  const word = await askWord(
    tx,
    sql`access.open_agency(${agencyId}, ${JSON.stringify(input.name)}::jsonb, ${input.kind}, ${input.country})`,
  );
  if (word !== "done") throw new NotFound();
  return { agencyId };
});

export const openUnit = action({
  name: "account.open-unit",
  about: "Adds a unit to an agency.",
  needs: "account.manage",
  input: z.object({ agencyId: z.uuid(), name: Names }),
  output: z.object({ unitId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const unitId = randomUUID();
  const word = await askWord(
    tx,
    sql`access.open_unit(${unitId}, ${input.agencyId}, ${JSON.stringify(input.name)}::jsonb)`,
  );
  if (word !== "done") throw new NotFound();
  return { unitId };
});
