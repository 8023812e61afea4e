import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { openDossier } from "#kernel/access";
import type { Context } from "#kernel/action";
import type { Marks } from "#kernel/import";
import type { CaseKind } from "../casefile.ts";
import { caseDossier } from "../dossier-kind.ts";
import { sealCase } from "../sealed.ts";
import type { ExistingCase } from "./existing.ts";
import type { Values } from "./fields.ts";
import { stateSaid } from "./plan.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault" | "actor" | "now" | "opened">;
export type WrittenCase = { readonly caseId: string; readonly agencyId: string };

/** Fields of the standard that a case has columns for. */
const columned = ["pal_CaseKind", "cco_CaseComment"];

function extraOf(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !columned.includes(name) && value !== ""),
  );
}

/** Opens a case as a list tells it, closed at once when the list says so. */
export async function createCase(
  context: Writing,
  { values, reference, token }: { values: Values; reference: string; token: Buffer | null },
  marks: Marks,
): Promise<WrittenCase> {
  const caseId = randomUUID();
  const { agencyId, code } = await openDossier(context.tx, { ...caseDossier, dossierId: caseId });
  await context.vault.createKey(caseId);
  const closed = stateSaid(values.cas_Status) === "closed";
  const extra = extraOf(values);
  const summary = await sealCase(context, caseId, "summary", values.cco_CaseComment ?? null);
  const closing = closed
    ? await sealCase(context, caseId, "closing_note", values.cas_ReasonForCaseClosure ?? null)
    : null;
  const htcds =
    Object.keys(extra).length === 0 ? null : await sealCase(context, caseId, "htcds", JSON.stringify(extra));
  await sql`
    insert into casefile.case_file (agency_id, case_id, dossier_id, code, kind, state, reference, lead_agency_id, summary,
      closing_note, htcds, source_token, closed_at)
    values (${agencyId}::uuid, ${caseId}::uuid, ${caseId}::uuid, ${code}, ${kindOf(values)}::casefile.kind,
      ${closed ? "closed" : "open"}::casefile.state, ${reference}, ${agencyId}::uuid, ${summary}, ${closing}, ${htcds},
      ${token}, case when ${closed} then access.now() end)
  `.execute(context.tx);
  context.opened([caseId], ["imported"]);
  await marks.add({ kind: "created", what: "case", subject: caseId, before: { version: 1 } });
  return { caseId, agencyId };
}

function kindOf(values: Values): CaseKind {
  const kind = values.pal_CaseKind;
  return kind === "smuggling" || kind === "both" ? kind : "trafficking";
}

/** Changes what a list says differently about a case; "" takes a value away. Gives the new version. */
export async function changeCase(context: Writing, existing: ExistingCase, change: Values): Promise<number> {
  const { row } = existing;
  const caseId = row.case_id;
  const values = { ...existing.values, ...change };
  const state = stateSaid(values.cas_Status) ?? row.state;
  const closed = state === "closed";
  const extra = extraOf({ ...existing.extra, ...change });
  const summary =
    change.cco_CaseComment === undefined
      ? row.summary
      : await sealCase(context, caseId, "summary", change.cco_CaseComment || null);
  const closing = closed
    ? await sealCase(context, caseId, "closing_note", values.cas_ReasonForCaseClosure || null)
    : null;
  const htcds =
    Object.keys(extra).length === 0 ? null : await sealCase(context, caseId, "htcds", JSON.stringify(extra));
  const written = await sql<{ version: number }>`
    update casefile.case_file set kind = ${kindOf(values)}::casefile.kind, state = ${state}::casefile.state, summary = ${summary},
      closing_note = ${closing}, htcds = ${htcds}, closed_at = case when ${closed} then coalesce(closed_at, access.now()) end
    where case_id = ${caseId}::uuid returning version
  `.execute(context.tx);
  context.opened([caseId], Object.keys(change));
  return written.rows[0]?.version ?? row.version;
}
