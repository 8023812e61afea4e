import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { VaultError } from "#kernel/vault";
import { isCode } from "#kernel/words";
import type { HtcdsRow } from "./read-rows.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

/** Blind tokens of source keys: what to store for new records, and which records the keys already have. */
export type Matches = {
  readonly caseToken: (row: HtcdsRow) => Buffer | null;
  readonly personToken: (row: HtcdsRow) => Buffer | null;
  readonly caseOf: (row: HtcdsRow) => string | undefined;
  readonly personOf: (row: HtcdsRow) => { caseId: string; personId: string } | undefined;
};

/** The text under which a row's case is known; a row without a case key is a case of its own, keyed by its person. */
export function caseKeyOf(row: HtcdsRow): string | null {
  if (row.caseKey !== null) return `case|${row.caseKey}`;
  return row.personKey === null ? null : `case-of|${row.personKey}`;
}

export function personKeyOf(row: HtcdsRow): string | null {
  return row.personKey === null ? null : `person|${row.caseKey ?? ""}|${row.personKey}`;
}

/** Finds the cases and people that rows with the same keys made before, among those that the actor may open. */
export async function matchRows(context: Asking, rows: readonly HtcdsRow[]): Promise<Matches> {
  const keys = [
    ...new Set(rows.flatMap((row) => [caseKeyOf(row), personKeyOf(row)]).filter((key) => key !== null)),
  ];
  const own = await tokensOf(context, keys);
  const all = keys.length === 0 ? [] : await context.vault.searchTokens(keys);
  const keyOf = new Map<string, string>();
  for (const [at, token] of own.entries()) keyOf.set(token.toString("hex"), keys[at] ?? "");
  for (const [at, token] of all.entries()) keyOf.set(token.toString("hex"), keys[at % keys.length] ?? "");
  const tokens = [...own, ...all];
  const cases = await sql<{ source_token: Buffer; case_id: string }>`
    select source_token, case_id from casefile.case_file
    where source_token = any (${tokens}::bytea[]) and withdrawn_at is null order by opened_at
  `.execute(context.tx);
  const people = await sql<{ source_token: Buffer; dossier_id: string; person_id: string }>`
    select source_token, dossier_id, person_id from casefile.participant
    where source_token = any (${tokens}::bytea[]) and removed_at is null order by added_at
  `.execute(context.tx);
  const caseByKey = new Map(
    cases.rows.map((found) => [keyOf.get(found.source_token.toString("hex")), found.case_id]),
  );
  const personByKey = new Map(
    people.rows.map((found) => [
      keyOf.get(found.source_token.toString("hex")),
      { caseId: found.dossier_id, personId: found.person_id },
    ]),
  );
  const tokenOf = new Map(keys.map((key, at) => [key, own[at] ?? null]));
  const look = <T>(map: ReadonlyMap<string | undefined, T>, key: string | null) =>
    key === null ? undefined : map.get(key);
  const codes = await matchCodes(context, rows);
  const caseOf = (row: HtcdsRow) => look(caseByKey, caseKeyOf(row)) ?? codes.cases.get(row.caseKey ?? "");
  return {
    caseToken: (row) => look(tokenOf, caseKeyOf(row)) ?? null,
    personToken: (row) => look(tokenOf, personKeyOf(row)) ?? null,
    caseOf,
    personOf: (row) =>
      look(personByKey, personKeyOf(row)) ?? codes.people.get(`${caseOf(row)} ${row.personKey}`),
  };
}

/** An agency that never sealed anything has no key and so no record that could match. */
async function tokensOf({ vault, actor }: Asking, keys: readonly string[]): Promise<Buffer[]> {
  try {
    return await vault.tokens(actor.agencyId, keys);
  } catch (error) {
    if (error instanceof VaultError && error.code === "no-key") return [];
    throw error;
  }
}

/** An export names what was born here by Palermo's own codes: they are keys too. */
async function matchCodes({ tx }: Asking, rows: readonly HtcdsRow[]) {
  const caseCodes = rows.flatMap((row) => (row.caseKey !== null && isCode(row.caseKey) ? [row.caseKey] : []));
  const personCodes = rows.flatMap((row) =>
    row.personKey !== null && isCode(row.personKey) ? [row.personKey] : [],
  );
  const cases = await sql<{ code: string; case_id: string }>`
    select code, case_id from casefile.case_file where code = any (${caseCodes}::text[]) and withdrawn_at is null
  `.execute(tx);
  const people = await sql<{ dossier_id: string; person_code: string; person_id: string }>`
    select dossier_id, person_code, person_id from casefile.participant
    where person_code = any (${personCodes}::text[]) and removed_at is null
  `.execute(tx);
  return {
    cases: new Map(cases.rows.map((found) => [found.code, found.case_id])),
    people: new Map(
      people.rows.map((found) => [
        `${found.dossier_id} ${found.person_code}`,
        { caseId: found.dossier_id, personId: found.person_id },
      ]),
    ),
  };
}
