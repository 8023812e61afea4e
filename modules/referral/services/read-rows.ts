import {
  type GivenRows,
  type ImporterField,
  type GivenRow as KeyedRow,
  type Rejections,
  readKeyedRows,
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

export type GivenRow = KeyedRow<Cells>;
export type Given = GivenRows<Cells>;

/** Reads the whole table; a key that stands twice is refused where it stands the second time. */
export function readRows(open: Parameters<typeof readKeyedRows>[0]): Promise<Given> {
  return readKeyedRows(open, {
    fields: importerFields,
    keyOf: ({ key = "" }) => key.toLowerCase(),
    maxRows: mostRows,
  });
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
