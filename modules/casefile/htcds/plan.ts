import type { QuestionContext } from "#kernel/action";
import { mayWithCase } from "../casefile.ts";
import { type ExistingCase, type ExistingPerson, readExistingCases, readExistingPeople } from "./existing.ts";
import { fieldNamed, type Home, type Values } from "./fields.ts";
import { caseKeyOf, type Matches, matchRows } from "./match.ts";
import type { HtcdsRow } from "./read-rows.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor" | "now" | "opened">;

/** What one row would do. */
export type PlannedRow = {
  readonly row: HtcdsRow;
  readonly existingCase: ExistingCase | null;
  readonly existingPerson: ExistingPerson | null;
  /** Values that differ from what stands; everything for a new record. */
  readonly caseChange: Values;
  readonly personChange: Values;
  /** A field that the actor may not change, with why; such a row is refused. */
  readonly refused: { readonly column: string; readonly why: "may-not-change" | "identity-not-yours" } | null;
};

export type Plan = { readonly rows: readonly PlannedRow[]; readonly matches: Matches };

/** Compares rows with what their keys made before. Reads only. */
export async function planRows(context: Asking, rows: readonly HtcdsRow[]): Promise<Plan> {
  const matches = await matchRows(context, rows);
  const caseIds = new Set<string>();
  for (const row of rows) {
    const found = matches.personOf(row)?.caseId ?? matches.caseOf(row);
    if (found !== undefined) caseIds.add(found);
  }
  const cases = new Map(
    (await readExistingCases(context, [...caseIds])).map((found) => [found.row.case_id, found]),
  );
  const people = new Map(
    (await readExistingPeople(context, [...cases.keys()])).map((found) => [
      `${found.caseId} ${found.personId}`,
      found,
    ]),
  );
  const caseSaid = new Map<string | null, Record<string, string>>();
  for (const row of rows) {
    const key = caseKeyOf(row);
    if (key === null) continue;
    caseSaid.set(key, { ...caseSaid.get(key), ...splitByHome(row.values).case });
  }
  return { matches, rows: rows.map((row) => planRow(row)) };

  function planRow(row: HtcdsRow): PlannedRow {
    const person = matches.personOf(row);
    const existingPerson =
      person === undefined ? null : (people.get(`${person.caseId} ${person.personId}`) ?? null);
    const caseId = existingPerson?.caseId ?? matches.caseOf(row);
    const existingCase = caseId === undefined ? null : (cases.get(caseId) ?? null);
    const said = splitByHome(row.values);
    const caseChange = differences(caseSaid.get(caseKeyOf(row)) ?? said.case, existingCase?.values ?? {});
    const personChange = differences(said.person, existingPerson?.values ?? {});
    const planned = { row, existingCase, existingPerson, caseChange, personChange };
    return { ...planned, refused: refusalOf(planned, context.actor.rights) };
  }
}

/** Rules of the buttons hold for lists too: nothing is changed by an import that its reader could not change by hand. */
function refusalOf(
  { existingCase, existingPerson, caseChange, personChange }: Omit<PlannedRow, "refused">,
  rights: ReadonlySet<string>,
): PlannedRow["refused"] {
  if (existingCase !== null) {
    const { state, held, level } = existingCase.row;
    const may = mayWithCase({ state, held, level, rights });
    const wanted = stateSaid(caseChange.cas_Status) ?? state;
    const turns = wanted !== state;
    if (turns && !may.includes(wanted === "closed" ? "close-case" : "reopen-case")) {
      return { column: "cas_Status", why: "may-not-change" };
    }
    const others = [...Object.keys(caseChange), ...Object.keys(personChange)].filter(
      (name) => name !== "cas_Status",
    );
    const writes = may.includes("revise-participant") || (turns && wanted === "open");
    if ((others.length > 0 || existingPerson === null) && !writes) {
      return { column: others[0] ?? "prs_Id", why: "may-not-change" };
    }
  }
  if (existingPerson === null) return null;
  const changes = Object.keys(personChange);
  const support = changes.find((name) => fieldNamed(name).home === "support");
  if (support !== undefined && existingPerson.support === null)
    return { column: support, why: "may-not-change" };
  const who = changes.find((name) => isIdentity(fieldNamed(name).home));
  if (who === undefined || existingPerson.identityOpen === "change") return null;
  return { column: who, why: "identity-not-yours" };
}

/** The state of Palermo behind a status of the standard. */
export function stateSaid(status: string | undefined): "open" | "closed" | undefined {
  if (status === "Active" || status === "FollowUp") return "open";
  return status === "Closed" || status === "ClosedReferred" ? "closed" : undefined;
}

export function isIdentity(home: Home): boolean {
  return home === "identity" || home === "identity-extra";
}

export function splitByHome(values: Values): { case: Values; person: Values } {
  const ofCase: Record<string, string> = {};
  const ofPerson: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name === "cas_Id" || name === "prs_Id") continue;
    if (fieldNamed(name).home === "case") ofCase[name] = value;
    else ofPerson[name] = value;
  }
  return { case: ofCase, person: ofPerson };
}

function differences(said: Values, stands: Values): Values {
  const changed = Object.entries(said).filter(
    ([name, value]) =>
      sorted(name, value) !== sorted(name, stands[name]) && !isOnlyLanguage(name, said, stands),
  );
  return Object.fromEntries(changed);
}

/** A second language without a first one is the one that the person speaks, and stands as the first. */
function isOnlyLanguage(name: string, said: Values, stands: Values): boolean {
  return (
    name === "prs_SecondaryLanguage" &&
    stands.prs_SecondaryLanguage === undefined &&
    said.prs_SecondaryLanguage === stands.prs_PrimaryLanguage
  );
}

/** Lists of codes are sets: their order says nothing. */
function sorted(name: string, value: string | undefined): string | undefined {
  if (value === undefined || !["choices", "countries"].includes(fieldNamed(name).kind)) return value;
  return value.split(";").sort().join(";");
}
