import type { ColumnRule } from "./layout.ts";

/** What one rule adds to the query that stages a file. Raw columns are `c0`, `c1`, …; nothing here comes from the file. */
export type RuleSql = {
  /** Types that the query needs: the published texts of a column, in the order of `codes`. */
  readonly types: readonly { readonly name: string; readonly texts: readonly string[] }[];
  /** A raw column that is read as one of these types at once; a cell that is no text of it is refused by the reader. */
  readonly typed?: { readonly heading: string; readonly type: string; readonly expected: string };
  /** Expressions over raw columns that the rest builds on. */
  readonly inner: readonly string[];
  /** Stored columns, `expression as name`. */
  readonly select: readonly string[];
  readonly refusals: readonly Refusal[];
};

/** A reason to refuse a row: true in `when`, which is never null. */
export type Refusal = {
  readonly heading: string;
  readonly raw: string;
  readonly when: string;
  readonly expected: string;
};

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Numbers of the questionnaire's own cells (question 6.1, line 1 to 21, year) that stand in place of a count. */
const questionnaireCell = "'^61[0-9]{1,2}20[0-9]{2}$'";
const wholeNumber = "'^([0-9]{1,3}(,[0-9]{3})*|[0-9]{1,9})$'";

function refusal(heading: string, raw: string, when: string, expected: string): Refusal {
  return { heading, raw, when: `coalesce(${when}, false)`, expected };
}

type Pair = readonly [string, string | number | null];

/**
 * Turns published texts into codes by an enumeration of the texts, whose place looks up the code (measured: a quarter
 * of the work of a join); where texts are codes already, the enumeration itself is stored.
 */
function codeOf(cell: string, map: readonly Pair[]): string {
  const unique = [...new Map(map)];
  const renamed = unique.some(([text, code]) => code !== null && text !== code);
  const nothing = unique.flatMap(([text, code]) => (code === null ? [literal(text)] : []));
  if (!renamed)
    return nothing.length === 0 ? cell : `case when ${cell} not in (${nothing.join(", ")}) then ${cell} end`;
  const codes = unique.map(([, code]) =>
    code === null ? "null" : typeof code === "number" ? code : literal(code),
  );
  return `([${codes.join(", ")}])[1 + enum_code(${cell})]`;
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
    types: [{ name: type, texts: textsOf(map) }],
    typed: { heading, type, expected },
    inner: [],
    select: [`(${codeOf(cell, map)})${cast} as ${to}`],
    refusals: [],
  };
}

/** A column some of whose texts are known. */
function openColumn(cell: string, index: number, map: readonly Pair[]) {
  const type = `texts${index}`;
  return {
    types: [{ name: type, texts: textsOf(map) }],
    inner: [`try_cast(${cell} as ${type}) as e${index}`],
    code: codeOf(`e${index}`, map),
    isKnown: `e${index} is not null`,
  };
}

function fill(sql: string, raw: (heading: string) => string): string {
  return sql.replace(/\{(\w+)\}/g, (_all, heading: string) => raw(heading));
}

/** The query part for one column rule; `raw` gives the raw column of a heading. */
export function ruleSql(rule: ColumnRule, index: number, raw: (heading: string) => string): RuleSql {
  if (rule.kind === "derived")
    return { types: [], inner: [], select: [`${fill(rule.sql, raw)} as ${rule.to}`], refusals: [] };
  const cell = raw(rule.from);
  switch (rule.kind) {
    case "code": {
      const { to, map, expected } = rule;
      const column = closedColumn(rule.from, cell, { index, to, map, expected });
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
      return closedColumn(rule.from, cell, { index, to: rule.to, map, expected: "year", cast: "::smallint" });
    }
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
        select: [`coalesce(${code}, ${cell}) as ${rule.to}`],
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
        select: [`coalesce(${code}, ${name}) as ${rule.to}`],
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
