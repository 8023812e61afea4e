import { sql } from "kysely";
import { openForAgency, sealForAgency } from "../vault/index.ts";
import type { WorkContext } from "./importer.ts";

type InImport = Pick<WorkContext, "tx" | "vault">;

/** One thing that an import made or changed. */
export type Mark = {
  readonly kind: "created" | "updated";
  /** The importer's own word for it, e.g. `participant`. */
  readonly what: string;
  /** Its uuid. */
  readonly subject: string;
  /** What stood there, for putting it back. */
  readonly before?: unknown;
};

/** Remembers, in order, what an import does. */
export class Marks {
  readonly #context: InImport;
  readonly #importId: string;
  #position = 0;

  constructor(context: InImport, importId: string) {
    this.#context = context;
    this.#importId = importId;
  }

  async add(...marks: readonly Mark[]): Promise<void> {
    const { tx, vault } = this.#context;
    const rows: (Omit<Mark, "before"> & { position: number; before: Buffer | null })[] = [];
    for (const { before, ...mark } of marks) {
      const position = ++this.#position;
      const place = placeOf(this.#importId, position);
      const sealed =
        before === undefined ? null : (await sealForAgency(vault, place, JSON.stringify(before))).sealed;
      rows.push({ ...mark, position, before: sealed });
    }
    await sql`
      insert into import.mark (import_id, position, kind, what, subject, before)
      select ${this.#importId}::uuid, m.* from unnest(${rows.map((row) => row.position)}::int[],
        ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.what)}::text[],
        ${rows.map((row) => row.subject)}::uuid[], ${rows.map((row) => row.before)}::bytea[]) m
    `.execute(tx);
  }
}

/** What an import did, the last first: the order in which it is taken back. */
export async function marksOf({ tx, vault }: InImport, importId: string): Promise<Mark[]> {
  const { rows } = await sql<{
    position: number;
    kind: Mark["kind"];
    what: string;
    subject: string;
    before: Buffer | null;
  }>`
    select position, kind, what, subject, before from import.mark
    where import_id = ${importId}::uuid order by position desc
  `.execute(tx);
  const marks: Mark[] = [];
  for (const { position, kind, what, subject, before } of rows) {
    const opened =
      before === null
        ? undefined
        : JSON.parse(await openForAgency(vault, placeOf(importId, position), before));
    marks.push({ kind, what, subject, before: opened });
  }
  return marks;
}

function placeOf(importId: string, position: number) {
  return { table: "import.mark", column: "before", row: `${importId}/${position}` };
}
