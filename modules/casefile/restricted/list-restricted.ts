import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { selectCases } from "../case-row.ts";
import { openCaseText } from "../sealed.ts";
import { Restricted } from "./restricted.ts";

export const listRestricted = question({
  name: "casefile.list-restricted",
  about:
    "Restricted dossiers in which the reader is named, all of them or those of one case. For everybody else there are none.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid().optional() }),
  output: z.object({ items: z.array(Restricted) }),
}).run(async (context) => {
  const { input, tx } = context;
  const { rows } = await selectCases({
    where: sql`c.restricted_under is not null
      and (${input.caseId ?? null}::uuid is null or c.restricted_under = ${input.caseId ?? null}::uuid)`,
    order: sql`c.opened_at desc, c.case_id`,
    limit: 200,
  }).execute(tx);
  context.opened(
    rows.map((row) => row.case_id),
    ["title"],
  );
  const items = rows.map(async (row) => ({
    caseId: row.case_id,
    code: row.code,
    state: row.state,
    title: await openCaseText(context, row.case_id, "title", row.title),
    openedAt: row.opened_at.toISOString(),
  }));
  return { items: await Promise.all(items) };
});
