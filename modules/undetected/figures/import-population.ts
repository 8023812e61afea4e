import { sql } from "kysely";
import { z } from "zod";
import {
  type CommitContext,
  defineImporter,
  fieldsOfColumns,
  type ImporterField,
  ImportProblem,
  type InspectContext,
  type Preview,
  Rejections,
  type Report,
  readTable,
  rowError,
  type TableRow,
  writeDone,
} from "#kernel/import";
import { text, textInAll } from "../text.ts";

const fields: readonly ImporterField[] = [
  { name: "country", label: textInAll("population.country"), required: true, aliases: ["ISO2", "alpha-2"] },
  { name: "year", label: textInAll("population.year"), required: true, aliases: ["Time"] },
  { name: "sex", label: textInAll("population.sex"), required: true },
  { name: "age", label: textInAll("population.age"), required: true },
  { name: "people", label: textInAll("population.people"), required: true, aliases: ["Value", "Population"] },
];

type Row = {
  readonly country: string;
  readonly year: number;
  readonly sex: string;
  readonly age: string;
  readonly people: number;
};

/** People living in a country by year, sex and age group, as estimates of population give them. */
export const importPopulation = defineImporter({
  name: "residents",
  about: textInAll("population.about"),
  needs: "undetected.estimate",
  extensions: [".csv", ".csv.gz", ".xlsx"],
  maxBytes: 16 * 1024 ** 2,
  fields,
  options: z.object({ source: z.string().min(1).max(500).optional() }),
  optionText: (lang, key) => text(lang, `import.option.${key}`),
  inspect,
  commit,
  undo: ({ importId, inTx }) =>
    inTx(async ({ tx }) => {
      await sql`delete from undetected.population where import_id = ${importId}::uuid`.execute(tx);
    }),
});

type Reading = {
  readonly rows: readonly Row[];
  readonly rejections: Rejections;
  readonly rowsRead: number;
  readonly columns: Preview["columns"];
};

async function read(open: InspectContext): Promise<Reading> {
  const { lang } = open;
  const rejections = new Rejections();
  const rows = new Map<string, Row>();
  let rowsRead = 0;
  let columns: Preview["columns"] = [];
  for await (const { head, rows: batch } of readTable(open.path, open)) {
    const matched = fieldsOfColumns({ fields, columns: head.columns, matched: open.matched, lang });
    columns = matched.flatMap((to, at) => (to === null ? [] : [{ from: head.columns[at] ?? "", to }]));
    for (const row of batch) {
      rowsRead += 1;
      const one = rowOf(row, { matched, heading: head.columns, lang, rejections });
      if (one === null) continue;
      const key = [one.country, one.year, one.sex, one.age].join("/");
      if (rows.has(key)) {
        rejections.add(
          rowError(lang, { row: row.row, column: "year", value: key }, "duplicate-key", { first: key }),
        );
        continue;
      }
      rows.set(key, one);
    }
  }
  if (rowsRead === 0) throw new ImportProblem("no-rows");
  return { rows: [...rows.values()], rejections, rowsRead, columns };
}

type Check = {
  readonly matched: readonly (string | null)[];
  readonly heading: readonly string[];
  readonly lang: InspectContext["lang"];
  readonly rejections: Rejections;
};

const sexes: Readonly<Record<string, string>> = {
  ...{
    total: "total",
    both: "total",
    female: "female",
    f: "female",
    women: "female",
    male: "male",
    m: "male",
    men: "male",
  },
};
const ages: Readonly<Record<string, string>> = {
  ...{
    total: "total",
    all: "total",
    child: "child",
    children: "child",
    "0-17": "child",
    adult: "adult",
    adults: "adult",
    "18+": "adult",
  },
};

function rowOf({ row, cells }: TableRow, { matched, heading, lang, rejections }: Check): Row | null {
  const cell = (name: string) => (cells[matched.indexOf(name)] ?? "").trim();
  const wrong = (name: string, expected: string) =>
    rejections.add({
      row,
      column: heading[matched.indexOf(name)] ?? name,
      value: cell(name).slice(0, 80),
      expected,
    });
  const country = cell("country").toUpperCase();
  const year = Number(cell("year"));
  const people = Number(cell("people").replace(/[\s\u00a0\u202f]/g, ""));
  const sex = sexes[cell("sex").toLowerCase()];
  const age = ages[cell("age").toLowerCase()];
  if (!/^[A-Z]{2}$/.test(country)) wrong("country", text(lang, "population.expected-country"));
  if (!Number.isInteger(year) || year < 1900 || year > 2200)
    wrong("year", text(lang, "population.expected-year"));
  if (!Number.isSafeInteger(people) || people <= 0) wrong("people", text(lang, "population.expected-people"));
  if (sex === undefined) wrong("sex", text(lang, "population.expected-sex"));
  if (age === undefined) wrong("age", text(lang, "population.expected-age"));
  if (rejections.has(row) || sex === undefined || age === undefined) return null;
  return { country, year, sex, age, people };
}

async function inspect(open: InspectContext): Promise<Preview> {
  const { rows, rejections, rowsRead, columns } = await read(open);
  return {
    recognisedAs: text(open.lang, "population.recognised"),
    ...{
      rowsRead,
      accepted: rows.length,
      rejectedCount: rejections.count,
      rejected: rejections.shown,
      columns,
    },
    sample: rows.slice(0, 5).map(({ country, year, sex, age, people }) => ({
      ...{ country, sex, age },
      year: String(year),
      people: String(people),
    })),
    warnings: [],
    creates: rows.length,
    updates: 0,
  };
}

async function commit(open: CommitContext): Promise<Report> {
  const { rows, rejections, rowsRead } = await read(open);
  const { count } = rejections;
  if ((count > 0 && !open.leaveOutRejected) || rows.length === 0)
    throw new ImportProblem("rejected-rows", { count });
  const { importId } = open;
  return open.inTx(async ({ tx, now }) => {
    const columnOf = <K extends keyof Row>(name: K) => rows.map((row) => row[name]);
    await sql`
      insert into undetected.population (agency_id, country, year, sex, age, people, source, import_id, imported_at)
      select access.agency_id(), r.country, r.year, r.sex, r.age, r.people, ${open.options.source ?? open.fileName}, ${importId}::uuid, ${now}
      from unnest(${columnOf("country")}::text[], ${columnOf("year")}::int[], ${columnOf("sex")}::text[],
        ${columnOf("age")}::text[], ${columnOf("people")}::bigint[]) r (country, year, sex, age, people)`.execute(
      tx,
    );
    const report = {
      importId,
      rowsRead,
      accepted: rows.length,
      rejectedCount: count,
      rejected: [...rejections.shown],
      created: rows.length,
      updated: 0,
    };
    await writeDone(tx, report);
    return report;
  });
}
