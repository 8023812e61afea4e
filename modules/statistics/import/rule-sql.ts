import { codesSql, dateSql, flagsSql, latLonSql, monthSql, numberSql } from "./dated-sql.ts";
import type { ColumnRule } from "./layout.ts";
import { literal, type Pair, type RuleSql, refusal } from "./sql-parts.ts";

/** Numbers of the questionnaire's own cells (question 6.1, line 1 to 21, year) that stand in place of a count. */
const questionnaireCell = "'^61[0-9]{1,2}20[0-9]{2}$'";
const wholeNumber = "'^([0-9]{1,3}(,[0-9]{3})*|[0-9]{1,9})$'";

/**
 * Turns published texts into codes by an enumeration of the texts, whose place looks up the code (measured: a quarter
 * of the work of a join); where texts are codes already, the enumeration itself is stored.
 */
function codeOf(cell: string, map: readonly Pair[], type: string): string {
  const unique = [...new Map(map)];
  const renamed = unique.some(([text, code]) => code !== null && text !== code);
  const nothing = unique.flatMap(([text, code]) => (code === null ? [literal(text)] : []));
  if (!renamed)
    return nothing.length === 0 ? cell : `case when ${cell} not in (${nothing.join(", ")}) then ${cell} end`;
  const codes = unique.map(([, code]) =>
    code === null ? "null" : typeof code === "number" ? code : literal(code),
  );
  // Codes are an enumeration too: a small number in each row, and texts only where they are shown.
  const list = codeTexts(map).length === 0 ? "" : `::${type}[]`;
  return `([${codes.join(", ")}]${list})[1 + enum_code(${cell})]`;
}

/** The different codes of a map, none where they are numbers. */
function codeTexts(map: readonly Pair[]): string[] {
  return [...new Set(map.flatMap(([, code]) => (typeof code === "string" ? [code] : [])))];
}

function typesOf(index: number, map: readonly Pair[]): RuleSql["types"] {
  const texts = codeTexts(map);
  return [
    { name: `texts${index}`, texts: textsOf(map) },
    ...(texts.length === 0 ? [] : [{ name: `codes${index}`, texts }]),
  ];
}

function textsOf(map: readonly Pair[]): string[] {
  return [...new Map(map).keys()];
}

/** A column all of whose texts are known. */
function closedColumn(
  heading: string,
  cell: string,
  {
    index,
    to,
    map,
    expected,
    cast = "",
  }: { index: number; to: string; map: readonly Pair[]; expected: string; cast?: string },
): RuleSql {
  const type = `texts${index}`;
  return {
    types: typesOf(index, map),
    typed: [{ heading, type, expected }],
    inner: [],
    select: [`(${codeOf(cell, map, `codes${index}`)})${cast} as ${to}`],
    refusals: [],
  };
}

/** A column some of whose texts are known. */
function openColumn(cell: string, index: number, map: readonly Pair[]) {
  const type = `texts${index}`;
  return {
    types: typesOf(index, map),
    inner: [`try_cast(${cell} as ${type}) as e${index}`],
    code: codeOf(`e${index}`, map, `codes${index}`),
    isKnown: `e${index} is not null`,
  };
}

function fill(sql: string, raw: (heading: string) => string): string {
  return sql.replace(/\{([^{}]+)\}/g, (_all, heading: string) => raw(heading));
}

/** The query part for one column rule; `raw` gives the raw column of a heading. */
export function ruleSql(rule: ColumnRule, index: number, raw: (heading: string) => string): RuleSql {
  if (rule.kind === "derived")
    return { types: [], inner: [], select: [`${fill(rule.sql, raw)} as ${rule.to}`], refusals: [] };
  if (rule.kind === "flags") return flagsSql(rule, index, raw);
  const cell = raw(rule.from);
  switch (rule.kind) {
    case "code": {
      const { to, map, expected } = rule;
      const found = closedColumn(rule.from, cell, { index, to, map, expected });
      const column =
        rule.empty === undefined
          ? found
          : {
              ...found,
              select: [
                `coalesce((${codeOf(cell, map, `codes${index}`)})::varchar, ${literal(rule.empty)}) as ${to}`,
              ],
            };
      return rule.required
        ? { ...column, refusals: [refusal(rule.from, cell, `${cell} is null`, expected)] }
        : column;
    }
    case "flag": {
      const map: Pair[] = [
        ["1", "yes"],
        ["1.0", "yes"],
        ["0", "no"],
        ["0.0", "no"],
        ["NULL", null],
      ];
      return closedColumn(rule.from, cell, { index, to: rule.to, map, expected: "flag" });
    }
    case "year": {
      const years = Array.from({ length: rule.last - rule.first + 1 }, (_, n) => rule.first + n);
      const map: Pair[] = [
        ...years.map((year): Pair => [String(year), year]),
        ...years.map((year): Pair => [`${year}.0`, year]),
        ["NULL", null],
      ];
      const column = closedColumn(rule.from, cell, {
        index,
        to: rule.to,
        map: rule.required ? map.slice(0, -1) : map,
        expected: "year",
        cast: "::smallint",
      });
      return rule.required
        ? { ...column, refusals: [refusal(rule.from, cell, `${cell} is null`, "year")] }
        : column;
    }
    case "date":
      return dateSql(rule, index, cell);
    case "month":
      return monthSql(rule, index, cell, raw(rule.year));
    case "number":
      return numberSql(rule, index, cell);
    case "codes":
      return codesSql(rule, index, cell);
    case "lat-lon":
      return latLonSql(rule, index, cell);
    case "count": {
      const digits = `replace(${cell}, ',', '')`;
      const plain = `try_cast(${digits} as bigint)`;
      return {
        types: [],
        inner: [],
        select: [
          `case when ${cell} = '<5' then 1 else ${plain} end as low`,
          `case when ${cell} = '<5' then 4 else ${plain} end as high`,
          `${cell} = '<5' as censored`,
        ],
        refusals: [
          refusal(
            rule.from,
            cell,
            `regexp_full_match(${digits}, ${questionnaireCell})`,
            "questionnaire-code",
          ),
          refusal(
            rule.from,
            cell,
            `${cell} is null or (${cell} <> '<5' and not regexp_full_match(${cell}, ${wholeNumber}))`,
            "count",
          ),
        ],
      };
    }
    case "name": {
      const { types, inner, code, isKnown } = openColumn(cell, index, rule.map);
      return {
        types,
        inner,
        select: [`coalesce((${code})::varchar, ${cell}) as ${rule.to}`],
        refusals: [
          refusal(rule.from, cell, `regexp_full_match(${cell}, '[0-9. ]+')`, "name-not-number"),
          refusal(rule.from, cell, `regexp_full_match(${cell}, 'Q[0-9].*')`, "name-not-question"),
          refusal(rule.from, cell, `(${fill(rule.closedWhere, raw)}) and not (${isKnown})`, "category"),
        ],
      };
    }
    case "area": {
      const { types, inner, code, isKnown } = openColumn(cell, index, rule.map);
      const name = raw(rule.name);
      return {
        types,
        inner,
        select: [`coalesce((${code})::varchar, ${name}) as ${rule.to}`],
        refusals: [
          refusal(rule.from, cell, `${cell} is not null and not (${isKnown})`, "country-3"),
          refusal(rule.name, name, `${cell} is null and ${name} is null`, "country-name"),
        ],
      };
    }
    default:
      throw rule satisfies never;
  }
}
