import {
  fieldsOfColumns,
  type ImporterField,
  type InspectContext,
  Rejections,
  readTable,
  rowError,
  withoutApostrophe,
} from "#kernel/import";
import type { Lang } from "#kernel/words";
import { langs } from "#kernel/words";
import { text } from "../text.ts";
import { acceptedSexes, personStatuses, serviceKinds } from "../words/lists.ts";
import type { Service, ServiceFacts } from "../words/service.ts";
import { ServiceFacts as Facts } from "../words/service.ts";
import { type Cells, factsOf, serviceColumns } from "./columns.ts";

/** A directory of more rows than this is no directory of one agency. */
export const mostRows = 20_000;

const labelOf = (name: string): ImporterField["label"] =>
  Object.fromEntries(langs.map((lang) => [lang, text(lang, `column.${name}`)])) as ImporterField["label"];

export const importerFields: readonly ImporterField[] = serviceColumns.map((name) => ({
  name,
  label: labelOf(name),
  required: name === "key" || name === "provider_key",
}));

export type GivenRow = { readonly row: number; readonly cells: Cells };
export type Given = {
  readonly rows: readonly GivenRow[];
  readonly columns: readonly { from: string; to: string }[];
  readonly rejections: Rejections;
  readonly rowsRead: number;
};

/** Reads the whole table; a key that stands twice is refused where it stands the second time. */
export async function readRows(
  open: Pick<InspectContext, "path" | "fileName" | "signal" | "lang" | "matched">,
): Promise<Given> {
  const { path, fileName, signal, lang, matched } = open;
  const rows: GivenRow[] = [];
  const rejections = new Rejections();
  const seen = new Map<string, number>();
  let rowsRead = 0;
  let columns: { from: string; to: string }[] = [];
  for await (const batch of readTable(path, { fileName, signal, maxRows: mostRows })) {
    const names = fieldsOfColumns({ fields: importerFields, columns: batch.head.columns, matched, lang });
    columns = batch.head.columns.flatMap((from, at) => {
      const to = names[at];
      return to ? [{ from, to }] : [];
    });
    for (const { row, cells } of batch.rows) {
      rowsRead += 1;
      const held: Record<string, string> = {};
      for (const [at, name] of names.entries())
        if (name) held[name] = withoutApostrophe(cells[at] ?? "").trim();
      const key = (held.key ?? "").toLowerCase();
      const first = seen.get(key);
      if (key !== "" && first !== undefined)
        rejections.add(rowError(lang, { row, column: "key", value: key }, "duplicate-key", { row: first }));
      else rows.push({ row, cells: held });
      if (key !== "") seen.set(key, row);
    }
  }
  return { rows, columns, rejections, rowsRead };
}

export type RowGround = {
  readonly lang: Lang;
  readonly before: Service | null;
  /** Providers of the agency by key. */
  readonly providers: ReadonlyMap<string, string>;
  readonly areas: ReadonlySet<string>;
  readonly rejections: Rejections;
};

/** The column that a wrong part of a service stands in. */
const columnOf: Readonly<Record<string, string>> = {
  ageFrom: "age_from",
  ageTo: "age_to",
  dutyPhone: "duty_phone",
  verifyEvery: "verify_every",
};
const lists: Readonly<Record<string, readonly string[]>> = {
  kinds: serviceKinds,
  sexes: acceptedSexes,
  statuses: personStatuses,
  interpreter: ["yes", "no"],
  families: ["yes", "no"],
  disability: ["yes", "no"],
};

/** A row as a service, beside what stood; null when a cell is wrong, which is then told with what was expected. */
export function checkRow(
  { row, cells }: GivenRow,
  { lang, before, providers, areas, rejections }: RowGround,
): { facts: ServiceFacts; free: number | null } | null {
  const wrong = (column: string, expected: string) =>
    rejections.add({ row, column, value: (cells[column] ?? "").slice(0, 80), expected });
  const expected = (part: string, params = {}) => text(lang, `import.expected.${part}`, params);
  const providerId = providers.get((cells.provider_key ?? "").toLowerCase());
  if (providerId === undefined) wrong("provider_key", expected("provider"));
  const read = Facts.safeParse(
    factsOf(cells, { before, providerId: providerId ?? "00000000-0000-4000-8000-000000000000", lang }),
  );
  if (!read.success)
    for (const issue of read.error.issues) {
      const path = issue.path.map(String).filter((part) => part !== "content" && part !== "accepts");
      const column = columnOf[path[0] ?? ""] ?? path[0] ?? "key";
      const list = lists[column];
      if (list !== undefined) wrong(column, expected("list", { list: list.join(", ") }));
      else if (column === "languages") wrong(column, expected("language"));
      else if (column === "areas") wrong(column, expected("area"));
      else if (column === "secret") wrong(column, expected("secret"));
      else if (["address", "phone", "email", "web"].includes(column) && cells.secret?.toLowerCase() !== "no")
        wrong(column, expected("nothing"));
      else
        wrong(
          column,
          expected(
            `column-${["key", "capacity", "hours", "age_from", "age_to", "verify_every", "duty_phone", "name"].includes(column) ? column : "other"}`,
          ),
        );
    }
  else
    for (const area of read.data.areas)
      if (!areas.has(area) && area.length > 2) wrong("areas", expected("no-such-area", { area }));
  const free = (cells.free ?? "").trim();
  const capacity = read.success ? read.data.capacity : null;
  if (free !== "" && (!/^\d{1,6}$/.test(free) || (read.success && Number(free) > (capacity ?? -1))))
    wrong("free", expected("free"));
  if (!read.success || rejections.has(row)) return null;
  return { facts: read.data, free: free === "" ? null : Number(free) };
}
