import type { ColumnRule } from "./layout.ts";

/** What one rule adds to the query that stages a file. Raw columns are `c0`, `c1`, …; nothing here comes from the file. */
export type RuleSql = {
  /** Types that the query needs: the published texts of a column, in the order of `codes`. */
  readonly types: readonly { readonly name: string; readonly texts: readonly string[] }[];
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

type Coded = {
  readonly types: RuleSql["types"];
  readonly inner: readonly string[];
  readonly code: string;
  readonly isKnown: string;
};

/**
 * Turns published texts into codes. The column is cast to an enumeration of the texts (measured: half the time of a
 * join), whose place looks up the code; where texts are codes already, the enumeration itself is stored.
 */
function coded(
  cell: string,
  index: number,
  map: readonly (readonly [string, string | number | null])[],
): Coded {
  const unique = [...new Map(map)];
  const type = `texts${index}`;
  const kept = unique.filter(([text, code]) => code !== null && text !== code);
  const nothing = unique.flatMap(([text, code]) => (code === null ? [literal(text)] : []));
  const codes = unique.map(([, code]) =>
    code === null ? "null" : typeof code === "number" ? code : literal(code),
  );
  const plain =
    nothing.length === 0
      ? `e${index}`
      : `case when e${index} not in (${nothing.join(", ")}) then e${index} end`;
  return {
    types: [{ name: type, texts: unique.map(([text]) => text) }],
    inner: [`try_cast(${cell} as ${type}) as e${index}`],
    code: kept.length === 0 ? plain : `([${codes.join(", ")}])[1 + enum_code(e${index})]`,
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
      const { types, inner, code, isKnown } = coded(cell, index, rule.map);
      const wrong = rule.required ? `not (${isKnown})` : `${cell} is not null and not (${isKnown})`;
      return {
        types,
        inner,
        select: [`${code} as ${rule.to}`],
        refusals: [refusal(rule.from, cell, wrong, rule.expected)],
      };
    }
    case "flag": {
      const map = [
        ["1", "yes"],
        ["1.0", "yes"],
        ["0", "no"],
        ["0.0", "no"],
        ["NULL", null],
      ] as const;
      const { types, inner, code, isKnown } = coded(cell, index, map);
      const wrong = `${cell} is not null and not (${isKnown})`;
      return {
        types,
        inner,
        select: [`${code} as ${rule.to}`],
        refusals: [refusal(rule.from, cell, wrong, "flag")],
      };
    }
    case "year": {
      const years = Array.from({ length: rule.last - rule.first + 1 }, (_, n) => rule.first + n);
      const map = [
        ...years.map((year) => [String(year), year] as const),
        ...years.map((year) => [`${year}.0`, year] as const),
      ];
      const { types, inner, code, isKnown } = coded(cell, index, [...map, ["NULL", null]]);
      const wrong = `${cell} is not null and not (${isKnown})`;
      return {
        types,
        inner,
        select: [`(${code})::smallint as ${rule.to}`],
        refusals: [refusal(rule.from, cell, wrong, "year")],
      };
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
      const { types, inner, code, isKnown } = coded(cell, index, rule.map);
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
      const { types, inner, code, isKnown } = coded(cell, index, rule.map);
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
