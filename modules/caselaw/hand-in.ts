import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { checkNames } from "./anonymise/check.ts";
import type { FindingKind } from "./anonymise/finding.ts";
import { printOf } from "./keep/print.ts";
import { newCode } from "./keep-judgment.ts";
import type { Judgment } from "./words/index.ts";

type Asking = Pick<Context<unknown>, "tx">;

/** An agency with editors, named in the languages that it has. */
export type EditingAgency = { readonly agencyId: string; readonly name: Readonly<Record<string, string>> };

/** Agencies whose editors take summaries of cases in; none for who may not hand one in. */
export async function editingAgencies({ tx }: Asking): Promise<EditingAgency[]> {
  const { rows } = await sql<{ agency_id: string; name: Record<string, string> }>`
    select * from caselaw.editing_agencies()`.execute(tx);
  return rows.map(({ agency_id, name }) => ({ agencyId: agency_id, name }));
}

export type PossibleName = {
  readonly finding: string;
  readonly kind: FindingKind;
  readonly fields: readonly string[];
  readonly before: string;
  readonly after: string;
};

/** What in a judgment may tell who somebody is, for a person to look at before it is handed in. */
export function possibleNames(judgment: Judgment): PossibleName[] {
  return checkNames(judgment, []).map(({ finding, kind, fields, before, after }) => ({
    ...{ finding, kind, fields, before, after },
  }));
}

/** Hands a judgment in as a draft of an agency that edits case law; its code, or null where that agency has no editor. */
export async function handIn(
  { tx }: Asking,
  { judgmentId, agencyId, judgment }: { judgmentId: string; agencyId: string; judgment: Judgment },
): Promise<string | null> {
  const code = await newCode({ tx });
  const wanted = JSON.stringify({ judgmentId, agencyId, code, content: judgment, ...printOf(judgment) });
  const { rows } = await sql<{ done: boolean }>`select caselaw.hand_in(${wanted}::jsonb) as done`.execute(tx);
  return rows[0]?.done === true ? code : null;
}
