import type { ColumnRule, Grain } from "./layout.ts";
import { literal, type RuleSql, refusal } from "./sql-parts.ts";

type Rule<Kind extends ColumnRule["kind"]> = Extract<ColumnRule, { kind: Kind }>;

const [firstYear, lastYear] = [1900, 2100];
const years = Array.from({ length: lastYear - firstYear + 1 }, (_, n) => firstYear + n);
const quarterTexts = years.flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
const monthTexts = years.flatMap((year) =>
  Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`),
);

type Periods = { readonly types: RuleSql["types"]; readonly select: string[] };

/**
 * A period as it is stored: year, quarter `2015-Q3`, month `2015-03`, day. Quarters and months are looked up by their
 * number, a tenth of the work of writing each row's text.
 */
function periodsOf(day: string, grain: Grain, index: number): Periods {
  const year = `year(${day})::smallint as year`;
  if (grain === "year") return { types: [], select: [year] };
  const [quarters, months] = [`quarters${index}`, `months${index}`];
  const listed = (texts: readonly string[], type: string) =>
    `([${texts.map(literal).join(", ")}]::${type}[])`;
  const since = `(year(${day}) - ${firstYear})`;
  const quarter = `${listed(quarterTexts, quarters)}[${since} * 4 + quarter(${day})] as quarter`;
  const month = `${listed(monthTexts, months)}[${since} * 12 + month(${day})] as month`;
  const types = [{ name: quarters, texts: quarterTexts }];
  if (grain === "quarter") return { types, select: [year, quarter] };
  return {
    types: [...types, { name: months, texts: monthTexts }],
    select: [year, quarter, month, ...(grain === "month" ? [] : [`${day} as day`])],
  };
}

/** A day that exists in the calendar, from 1900 to 2100. */
export function dateSql(rule: Rule<"date">, index: number, cell: string): RuleSql {
  const { from, formats, grain, expected } = rule;
  const wrong = (day: string) =>
    refusal(from, cell, `${day} is null or year(${day}) not between ${firstYear} and ${lastYear}`, expected);
  if (formats.length === 1 && formats[0] === "%Y-%m-%d")
    return {
      ...periodsOf(cell, grain, index),
      // The reader's own way, several times as fast; what is no day it refuses.
      typed: [{ heading: from, type: "DATE", expected }],
      inner: [],
      refusals: [wrong(cell)],
    };
  const day = `d${index}`;
  return {
    ...periodsOf(day, grain, index),
    inner: [`try_strptime(trim(${cell}), [${formats.map(literal).join(", ")}])::date as ${day}`],
    refusals: [wrong(day)],
  };
}

function mapOf(map: readonly (readonly [string, string | null])[], change = (text: string) => text): string {
  const unique = [...new Map(map)];
  const keys = unique.map(([text]) => literal(change(text)));
  const codes = unique.map(([, code]) => literal(code ?? ""));
  return `map([${keys.join(", ")}], [${codes.join(", ")}])`;
}

/** A month by its name, in the year of another column. */
export function monthSql(rule: Rule<"month">, index: number, cell: string, year: string): RuleSql {
  const month = `m${index}`;
  const digits = `left(${year}::varchar, 4)`;
  return {
    types: [],
    inner: [`${mapOf(rule.map)}[trim(${cell})] as ${month}`],
    select: [
      `${digits} || '-Q' || ((${month}::int + 2) // 3) as quarter`,
      `${digits} || '-' || ${month} as month`,
    ],
    refusals: [refusal(rule.from, cell, `${month} is null`, "month-name")],
  };
}

/** Thousands by commas, a decimal point, a sign of the dollar before it. */
const amount = "'-?\\$?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,15})(\\.[0-9]+)?'";

/**
 * A number within its limits; whole numbers written plainly, nearly all of them, need no look at their text. Of a bound (`<5`) the
 * least and the most that it can be.
 */
export function numberSql(rule: Rule<"number">, index: number, cell: string): RuleSql {
  const { to, from, expected, min, max, unknown = [] } = rule;
  const text = `trim(${cell})`;
  const nothing =
    unknown.length === 0
      ? `coalesce(${text}, '') = ''`
      : `coalesce(${text}, '') in ('', ${unknown.map(literal).join(", ")})`;
  const bare = `replace(replace(${text}, ',', ''), '$', '')`;
  const number = `try_cast(${bare} as double)`;
  const bound = rule.bounds ? `regexp_full_match(${text}, '<[0-9]{1,4}')` : "false";
  const wrong = [
    `not regexp_full_match(${text}, ${amount})`,
    `${number} not between ${min} and ${max}`,
    ...(rule.whole ? [`${number} <> floor(${number})`] : []),
  ];
  const [whole, isPlain] = [`n${index}`, `p${index}`];
  const value = `case when ${isPlain} then ${whole}::double else ${number} end`;
  const low = rule.bounds ? `case when ${bound} then 1 else ${value} end` : value;
  return {
    types: [],
    inner: [
      `try_cast(${cell} as bigint) as ${whole}`,
      `coalesce(${whole}::varchar = ${cell}, false) as ${isPlain}`,
    ],
    select: [
      `${low} as ${to}`,
      ...(rule.bounds
        ? [
            `case when ${bound} then try_cast(replace(${text}, '<', '') as double) - 1 else ${value} end as ${to}_high`,
          ]
        : []),
    ],
    refusals: [
      refusal(
        from,
        cell,
        `case when ${isPlain} then ${whole} not between ${min} and ${max} else not (${nothing}) and not (${bound}) and (${wrong.join(" or ")}) end`,
        expected,
      ),
      ...(rule.required ? [refusal(from, cell, `not ${isPlain} and ${nothing}`, expected)] : []),
    ],
  };
}

/** Columns of values joined by `;`: one for each value and `given`. */
function memberColumns(to: string, joint: string, values: readonly string[]): string[] {
  return [
    ...values.map((value, n) => {
      const among = `contains(';' || ${joint} || ';', ${literal(`;${value};`)})`;
      return `case when ${joint} = ${literal(value)} then 'yes' when ${joint} is not null then case when contains(${joint}, ';') and ${among} then 'yes' else 'no' end end as ${memberColumn(to, n)}`;
    }),
    `case when contains(${joint}, ';') then 'several' when ${joint} is not null then 'one' end as ${givenColumn(to)}`,
  ];
}

/** The stored column of one value of a group in records of people. */
export function memberColumn(group: string, place: number): string {
  return `${group}_v${place}`;
}

/** The stored column that tells how many values of a group a record has. */
export function givenColumn(group: string): string {
  return `${group}_given`;
}

/** Several values in one cell. A comma before a blank belongs to a value (`shelter, food, water`). */
export function codesSql(rule: Rule<"codes">, index: number, cell: string): RuleSql {
  const { to, from, separator, map, expected } = rule;
  const joined = separator === "," && map.some(([text]) => text.includes(", "));
  const hold = (text: string) => (joined ? text.replaceAll(", ", "\u0001") : text);
  const source = joined ? `replace(${cell}, ', ', chr(1))` : cell;
  const [one, found, list, joint] = [`e${index}`, `r${index}`, `l${index}`, `s${index}`];
  const [whole, part] = [`texts${index}`, `parts${index}`];
  const unique = [...new Map(map)];
  const texts = unique.map(([text]) => text);
  const codes = `([${unique.map(([, code]) => literal(code ?? "")).join(", ")}])`;
  return {
    types: [
      { name: whole, texts },
      { name: part, texts: texts.map(hold) },
    ],
    // Most cells are one known text; only the others are taken apart.
    inner: [
      `try_cast(${cell} as ${whole}) as ${one}`,
      `case when ${cell} is not null and ${one} is null then list_transform(string_split(${source}, ${literal(separator)}), lambda x: ${codes}[1 + enum_code(try_cast(trim(x) as ${part}))]) end as ${found}`,
      `case when ${found} is not null then list_sort(list_distinct(list_filter(${found}, lambda x: x <> ''))) end as ${list}`,
      `case when ${one} is not null then nullif(${codes}[1 + enum_code(${one})], '') when len(${list}) > 0 then array_to_string(${list}, ';') end as ${joint}`,
    ],
    select: rule.values === undefined ? [`${joint} as ${to}`] : memberColumns(to, joint, rule.values),
    refusals: [
      refusal(
        from,
        cell,
        `${found} is not null and len(list_filter(${found}, lambda x: x is null)) > 0`,
        expected,
      ),
      ...(rule.required ? [refusal(from, cell, `coalesce(trim(${cell}), '') = ''`, expected)] : []),
    ],
  };
}

const flagTexts = ["1", "1.0", "0", "0.0", "NULL"];

/** Columns of 1 and empty that are one variable: empty is unknown, and never "no" unless another of them is 1. */
export function flagsSql(rule: Rule<"flags">, index: number, raw: (heading: string) => string): RuleSql {
  const type = `flags${index}`;
  const joint = `s${index}`;
  const values = rule.members.map(
    ({ code, from }) =>
      `case when ${from.map((heading) => `coalesce(${raw(heading)} in ('1', '1.0'), false)`).join(" or ")} then ${literal(code)} end`,
  );
  const headings = rule.members.flatMap(({ from }) => from);
  return {
    types: [{ name: type, texts: flagTexts }],
    typed: headings.map((heading) => ({ heading, type, expected: "flag" })),
    inner: [`nullif(concat_ws(';', ${values.join(", ")}), '') as ${joint}`],
    select: memberColumns(
      rule.to,
      joint,
      rule.members.map(({ code }) => code),
    ),
    refusals: [],
  };
}

/** `latitude, longitude` in one cell, in degrees. */
export function latLonSql(rule: Rule<"lat-lon">, index: number, cell: string): RuleSql {
  const place = `p${index}`;
  const [lat, lon] = [`try_cast(${place}.lat as double)`, `try_cast(${place}.lon as double)`];
  return {
    types: [],
    inner: [`regexp_extract(trim(${cell}), '^(-?[0-9.]+), *(-?[0-9.]+)$', ['lat', 'lon']) as ${place}`],
    select: [`${lat} as lat`, `${lon} as lon`],
    refusals: [
      refusal(
        rule.from,
        cell,
        `coalesce(trim(${cell}), '') <> '' and not coalesce(${lat} between -90 and 90 and ${lon} between -180 and 180, false)`,
        "lat-lon",
      ),
    ],
  };
}
