import { sql } from "kysely";
import type { z } from "zod";
import { nameOnly, openDossier } from "#kernel/access";
import { type Context, type Refusal, refuse } from "#kernel/action";
import type { CaseKind } from "../casefile.ts";
import { sealCase } from "../sealed.ts";
import type { Named } from "./restricted.ts";
import { restrictedDossier } from "./restricted-dossier.ts";

type Wish = {
  readonly caseId: string;
  /** What it belongs to: a case, or the complaint that it came from. Only it knows. */
  readonly underId: string;
  readonly kind: CaseKind;
  readonly title: string;
  readonly summary: string;
  readonly named: z.infer<typeof Named>;
};

/** Opens a dossier that exists for nobody but the actor and those named, at least one of whom manages it as well. */
export async function openNamed(
  context: Context<unknown>,
  { caseId, underId, kind, named, ...words }: Wish,
): Promise<"done" | Refusal<"opened-already" | "no-such-grantee">> {
  const { tx, vault, actor } = context;
  const again = await sql`select from casefile.case_file where case_id = ${caseId}::uuid`.execute(tx);
  if (again.rows.length > 0) return refuse("opened-already");
  const { agencyId, code } = await openDossier(tx, { ...restrictedDossier, dossierId: caseId });
  await nameOnly(tx, caseId, true);
  await vault.createKey(caseId);
  const title = await sealCase(context, caseId, "title", words.title);
  const summary = await sealCase(context, caseId, "summary", words.summary || null);
  await sql`
    insert into casefile.case_file (agency_id, case_id, dossier_id, code, kind, lead_agency_id, title, summary, restricted_under)
    values (${agencyId}::uuid, ${caseId}::uuid, ${caseId}::uuid, ${code}, ${kind}::casefile.kind,
      ${actor.agencyId}::uuid, ${title}, ${summary}, ${underId}::uuid)`.execute(tx);
  for (const { accountId, level } of named.filter((one) => one.accountId !== actor.accountId))
    for (const part of restrictedDossier.compartments) {
      const { rows } = await sql<{ word: string }>`
        select access.give_grant(${caseId}::uuid, ${part}, ${level}, 'account', ${accountId}::uuid, 'case-work', '',
          'team', null) as word`.execute(tx);
      if (rows[0]?.word !== "done") return refuse("no-such-grantee", { path: ["named"] });
    }
  const others = named.filter((one) => one.level === "manage" && one.accountId !== actor.accountId);
  return others.length === 0 ? refuse("no-such-grantee", { path: ["named"] }) : "done";
}
