import {
  fieldsOfColumns,
  ImportProblem,
  type InspectContext,
  Rejections,
  readTable,
  rowError,
  type TableRow,
} from "#kernel/import";
import { findParticipant } from "../places.ts";
import { text } from "../text.ts";
import type { Standing, TreatyStatus } from "./status.ts";
import { isWrong, readBound, readDay } from "./status-cells.ts";
import { proposeColumns, statusFields, treatyOfFile } from "./status-file.ts";

export type StatusRow = Standing & { readonly treaty: string };

export type StatusReading = {
  readonly rows: readonly StatusRow[];
  readonly rejections: Rejections;
  readonly rowsRead: number;
  readonly columns: readonly { from: string; to: string }[];
  /** The day up to which the file knows: what the reader said, else its last deposit. */
  readonly asOf: string;
  readonly asOfGuessed: boolean;
};

type Ground = { readonly known: readonly TreatyStatus[]; readonly today: string };
type Asked = Pick<InspectContext, "path" | "fileName" | "options" | "matched" | "lang" | "signal">;

/** Reads and checks every row of a status file; nothing is written. Throws `ImportProblem` for the file as a whole. */
export async function readStatus(asked: Asked, { known, today }: Ground): Promise<StatusReading> {
  const { lang } = asked;
  const rejections = new Rejections();
  const rows: StatusRow[] = [];
  const first = new Map<string, number>();
  let columns: { from: string; to: string }[] = [];
  let rowsRead = 0;
  const treaty = treatyOfFile(asked);
  for await (const { head, rows: batch } of readTable(asked.path, asked)) {
    const matched = asked.matched ?? proposeColumns(head.columns);
    const fields = fieldsOfColumns({ fields: statusFields, columns: head.columns, matched, lang });
    if (treaty === null && !fields.includes("treaty"))
      throw new ImportProblem("wrong-header", {
        row: 1,
        missing: text(lang, "import.which-treaty"),
        found: head.columns.slice(0, 12).join(", "),
      });
    columns = fields.flatMap((to, at) => (to === null ? [] : [{ from: head.columns[at] ?? "", to }]));
    const check = { fields, heading: head.columns, treaty, known, today, lang, rejections, first };
    for (const row of batch) {
      rowsRead += 1;
      const read = readRow(row, check);
      if (read !== null && !rejections.has(row.row)) rows.push(read);
    }
  }
  if (rowsRead === 0) throw new ImportProblem("no-rows");
  const days = rows
    .flatMap(({ signed, bound, ended }) => [signed, bound, ended])
    .filter((day) => day !== null);
  const told = asked.options["as-of"] ?? days.sort().at(-1) ?? today;
  return {
    rows,
    rejections,
    rowsRead,
    columns,
    // Nothing knows the days to come.
    asOf: told < today ? told : today,
    asOfGuessed: asked.options["as-of"] === undefined,
  };
}

type Check = {
  readonly fields: readonly (string | null)[];
  readonly heading: readonly string[];
  readonly treaty: string | null;
  readonly known: readonly TreatyStatus[];
  readonly today: string;
  readonly lang: InspectContext["lang"];
  readonly rejections: Rejections;
  /** The row in which each participant of each treaty stood first. */
  readonly first: Map<string, number>;
};

function readRow({ row, cells }: TableRow, check: Check): StatusRow | null {
  const { fields, heading, lang, rejections, today } = check;
  const cell = (name: string) => (cells[fields.indexOf(name)] ?? "").trim();
  const place = (name: string) => ({ row, column: heading[fields.indexOf(name)] ?? name, value: cell(name) });
  const no = (name: string, problem: Parameters<typeof rowError>[2], params = {}) => {
    rejections.add(rowError(lang, place(name), problem, params));
    return null;
  };
  const says = (name: string, key: string, params = {}) => {
    rejections.add({
      ...rowError(lang, place(name), "missing"),
      expected: text(lang, `import.${key}`, params),
    });
    return null;
  };
  const wrongDay = (name: string, { wrong }: { wrong: string }) =>
    wrong === "impossible-date"
      ? no(name, "impossible-date", { value: cell(name) })
      : says(name, wrong === "bad-letter" ? "bad-letter" : "bad-day");

  const code = cell("treaty") || check.treaty || "";
  const treaty = check.known.find((one) => one.treaty === code);
  if (treaty === undefined)
    return no("treaty", "not-in-list", { list: check.known.map((one) => one.treaty).join(", ") });
  if (cell("participant") === "") return no("participant", "missing");
  const participant = findParticipant(cell("participant"));
  if (participant === undefined) return says("participant", "unknown-participant");
  const signed = readDay(cell("signed"));
  if (isWrong(signed)) return wrongDay("signed", signed);
  const bound = readBound(cell("bound"));
  if (isWrong(bound)) return wrongDay("bound", bound);
  const ended = readDay(cell("ended"));
  if (isWrong(ended)) return wrongDay("ended", ended);
  if (ended !== null && (bound === null || ended <= bound.day)) return says("ended", "ended-before");
  for (const [name, day] of [
    ["signed", signed],
    ["bound", bound?.day ?? null],
  ] as const) {
    if (day !== null && day > today) return no(name, "date-in-future");
    if (day !== null && day < treaty.adopted) return says(name, "before-adoption", { date: treaty.adopted });
  }
  const key = `${code} ${participant}`;
  const before = check.first.get(key);
  if (before !== undefined) return no("participant", "duplicate-key", { row: before });
  check.first.set(key, row);
  const declaration = cell("declaration");
  if (declaration.length > 20_000) return no("declaration", "too-long", { limit: 20_000 });
  return {
    treaty: code,
    participant,
    signed,
    bound: bound?.day ?? null,
    how: bound?.how ?? null,
    ended,
    declaration: declaration === "" ? null : declaration,
  };
}
