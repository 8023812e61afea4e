import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import type { CaseKind } from "./casefile.ts";

export const searchCases = question({
  name: "casefile.search-cases",
  about: "Cases by a part of their code or reference, for the search of the shell.",
  needs: "casefile.read",
  inAddress: true,
  input: z.object({ text: z.string().trim().min(2).max(100), limit: z.int().min(1).max(50).default(10) }),
  output: z.object({
    items: z.array(z.object({ code: z.string(), label: z.string(), about: z.string().optional() })),
  }),
}).run(async ({ input, tx }) => {
  const { rows } = await sql<{ code: string; reference: string; kind: CaseKind }>`
    select c.code, c.reference, c.kind from casefile.case_file c
    where c.withdrawn_at is null and position(lower(${input.text}) in lower(c.code || ' ' || c.reference)) > 0
    order by c.opened_at desc limit ${input.limit}
  `.execute(tx);
  return {
    items: rows.map(({ code, reference }) => ({
      code,
      label: reference === "" ? code : `${code} · ${reference}`,
    })),
  };
});
