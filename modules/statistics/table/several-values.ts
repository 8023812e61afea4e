import type { Filter } from "../filter/filter.ts";
import { FilterProblem } from "../filter/parse-filter.ts";
import type { DataSetRow, StoredVariable } from "../find-data-set.ts";
import { type Cell, k } from "../statistics.ts";
import type { Variable } from "../store/work.ts";
import { unknown } from "../variables.ts";
import { type Answered, answerRecords } from "./answer-records.ts";
import { knownRecords, withPercents } from "./percents.ts";

type Group = StoredVariable & Required<Pick<StoredVariable, "members" | "given">>;

function groupNamed(row: DataSetRow, name: string): Group | undefined {
  const found = row.variables.find((variable) => variable.name === name);
  if (found?.members === undefined || found.given === undefined) return undefined;
  return { ...found, members: found.members, given: found.given };
}

function memberIs({ members, given }: Group, value: string, is: "yes" | "no"): Filter {
  const member = members.find(({ code }) => code.toLowerCase() === value.toLowerCase());
  // A value that no record has: nothing meets it.
  return member === undefined
    ? { variable: given, is: "=", value: is === "yes" ? "none" : "several" }
    : { variable: member.column, is: "=", value: is };
}

/** Puts conditions on a variable with several values (`perpetrator_sex=female`) as conditions on its columns. */
export function onMembers(row: DataSetRow, filter: Filter): Filter {
  if ("all" in filter) return { all: filter.all.map((part) => onMembers(row, part)) };
  if ("any" in filter) return { any: filter.any.map((part) => onMembers(row, part)) };
  if ("not" in filter) return { not: onMembers(row, filter.not) };
  const group = groupNamed(row, filter.variable);
  if (group === undefined) return filter;
  const values = "in" in filter ? filter.in : [filter.value];
  // Who has no known value is told by the table itself, where it does not give small groups away.
  const known = group.members.map(({ code }) => code).join(", ");
  if (values.some((value) => value.toLowerCase() === unknown))
    throw new FilterProblem(0, unknown, "known-value", known);
  if ("in" in filter) return { any: values.map((value) => memberIs(group, value, "yes")) };
  return memberIs(group, filter.value, filter.is === "!=" ? "no" : "yes");
}

/** One way to take a variable with several values: one of its columns, the records without a value, or all records. */
type Choice = { readonly column: string | null; readonly wanted: string; readonly code: string | null };

function choicesOf({ members, given, categories }: Group): Choice[] {
  return [
    ...members.map(({ code, column }) => ({ column, wanted: "yes", code })),
    ...(categories.includes(null) ? [{ column: given, wanted: unknown, code: unknown }] : []),
    { column: null, wanted: "", code: null },
  ];
}

function everyChoice(groups: readonly Group[]): Choice[][] {
  return groups.reduce<Choice[][]>(
    (found, group) => found.flatMap((choices) => choicesOf(group).map((choice) => [...choices, choice])),
    [[]],
  );
}

/**
 * The number of records without a value tells, with the counts of all values, how many have more than one. So it is
 * shown only where the number of those with several values is shown too.
 */
function tellsSeveral(cells: readonly Cell[], cell: Cell, places: readonly number[]): boolean {
  const at = cell.at.map((code, index) => (places.includes(index) ? "several" : code));
  const several = cells.find((other) => JSON.stringify(other.at) === JSON.stringify(at));
  return several === undefined || several.state === "shown";
}

/**
 * Answers a question about records in which some variables have several values at once: each value is a protected
 * column of its own, so a record counts in each of its values, and once in the total. Percentages are of the records
 * with any value of the variable and may add up to more than 100.
 */
export async function answerSeveral(
  row: DataSetRow,
  by: readonly string[],
  asked: Filter | null,
): Promise<Answered> {
  const filter = asked === null ? null : onMembers(row, asked);
  const groups = by.flatMap((name) => groupNamed(row, name) ?? []);
  if (groups.length === 0) return answerRecords(row, by, filter);
  const plain = new Map<string, Variable>();
  const cells: Cell[] = [];
  for (const choices of everyChoice(groups)) {
    const choiceOf = (name: string) => choices[groups.findIndex((group) => group.name === name)];
    const used = by.flatMap((name): { name: string; column: string; choice: Choice | undefined }[] => {
      const choice = choiceOf(name);
      if (choice === undefined) return [{ name, column: name, choice }];
      return choice.column === null ? [] : [{ name, column: choice.column, choice }];
    });
    const answered = await answerRecords(
      row,
      used.map(({ column }) => column),
      filter,
    );
    for (const variable of answered.by) plain.set(variable.name, variable);
    const unknowns = used.flatMap(({ choice }, index) => (choice?.wanted === unknown ? [index] : []));
    for (const cell of answered.cells) {
      if (used.some(({ choice }, index) => choice !== undefined && cell.at[index] !== choice.wanted))
        continue;
      const at = by.map((name) => {
        const choice = choiceOf(name);
        if (choice !== undefined) return choice.code;
        return cell.at[used.findIndex((one) => one.name === name)] ?? null;
      });
      const open = unknowns.length === 0 || tellsSeveral(answered.cells, cell, unknowns);
      cells.push(
        cell.state === "shown" && open && cell.value !== undefined
          ? { at, state: "shown", value: cell.value }
          : { at, state: "suppressed" },
      );
    }
  }
  const known = knownRecords(cells, by.length);
  const kept = by.flatMap((name): Variable[] => {
    const group = groups.find((candidate) => candidate.name === name);
    if (group !== undefined) return [{ name, categories: group.categories }];
    return [plain.get(name) ?? { name, categories: [] }];
  });
  const withheld = cells.filter(({ state }) => state === "suppressed").length;
  const shares = withPercents(cells, known !== null && known < k ? null : known);
  return { cells: shares, by: kept, known, withheld };
}
