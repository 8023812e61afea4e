import { sql } from "kysely";
import { z } from "zod";
import { question } from "../action/declare.ts";

export const listRecipients = question({
  name: "consent.list-recipients",
  about: "Agencies that a consent can name, for devices that are without network for days.",
  needs: "consent.record",
  inAddress: true,
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ agencyId: z.uuid(), name: z.record(z.string(), z.string()), kind: z.string() }),
    ),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<{ agency_id: string; name: Record<string, string>; kind: string }>`
    select * from consent.recipients()`.execute(tx);
  return { items: rows.map(({ agency_id, name, kind }) => ({ agencyId: agency_id, name, kind })) };
});
