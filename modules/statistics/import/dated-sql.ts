import type { ColumnRule, Grain } from "./layout.ts";
import { literal, type RuleSql, refusal } from "./sql-parts.ts";

type Rule<Kind extends ColumnRule["kind"]> = Extract<ColumnRule, { kind: Kind }>;

/** Expressions of a period as they are stored: year, quarter `2015-Q3`, month `2015-03`, day. */
function periodColumns(day: string, grain: Grain): string[] {
  const year = `year(${day})::smallint as year`;
  if (grain === "year") return [year];
  const text = `${day}::varchar`;
  const quarter = `left(${text}, 5) || 'Q' || quarter(${day}) as quarter`;
  if (grain === "quarter") return [year, quarter];
  const month = `left(${text}, 7) as month`;
  return grain === "month" ? [year, quarter, month] : [year, quarter, month, `${day} as day`];
}

/** A day that exists in the calendar, from 1900 to 2100. */
export function dateSql(rule: Rule<"date">, index: number, cell: string): RuleSql {
  const { from, formats, grain, expected } = rule;
  if (formats.length === 1 && formats[0] === "%Y-%m-%d")
    return {
      types: [],
      // The reader's own way, several times as fast; what is no day it refuses.
      typed: [{ heading: from, type: "DATE", expected }],
      inner: [],
      select: periodColumns(cell, grain),
      refusals: [refusal(from, cell, `${cell} is null or year(${cell}) not between 1900 and 2100`, expected)],
    };
  const day = `d${index}`;
  return {
    types: [],
    inner: [`try_strptime(trim(${cell}), [${formats.map(literal).join(", ")}])::date as ${day}`],
    select: periodColumns(day, grain),
    refusals: [refusal(from, cell, `${day} is null or year(${day}) not between 1900 and 2100`, expected)],
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

/** A number within its limits; of a bound (`<5`) the least and the most that it can be. */
export function numberSql(rule: Rule<"number">, cell: string): RuleSql {
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
  const low = `case when ${bound} then 1 else ${number} end`;
  return {
    types: [],
    inner: [],
    select: [
      `${low} as ${to}`,
      ...(rule.bounds
        ? [
            `case when ${bound} then try_cast(replace(${text}, '<', '') as double) - 1 else ${number} end as ${to}_high`,
          ]
        : []),
    ],
    refusals: [
      refusal(from, cell, `not (${nothing}) and not (${bound}) and (${wrong.join(" or ")})`, expected),
      ...(rule.required ? [refusal(from, cell, nothing, expected)] : []),
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
