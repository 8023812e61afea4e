import { sql } from "kysely";
import { z } from "zod";
import { NotFound, type QuestionContext } from "#kernel/action";
import { Instrument } from "../words/instrument.ts";
import { checkInstrument, instrumentProblems } from "./check-instrument.ts";

export const instrumentStates = ["shipped", "draft", "published", "withdrawn"] as const;
export const instrumentVerbs = [
  "revise-instrument",
  "publish-instrument",
  "discard-instrument",
  "withdraw-instrument",
] as const;

/** An instrument as its editor sees it: of Palermo itself, or of this Palermo's own. */
export const InstrumentKept = z.object({
  state: z.enum(instrumentStates),
  instrument: Instrument,
  problems: z
    .array(z.object({ problem: z.enum(instrumentProblems), place: z.string(), value: z.string() }))
    .describe("what keeps it from being published"),
  rowVersion: z.int(),
  changedAt: z.string().nullable(),
  may: z.array(z.enum(instrumentVerbs)),
});
export type InstrumentKept = z.infer<typeof InstrumentKept>;

export const InstrumentLine = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(instrumentStates),
  title: z.record(z.string(), z.string()),
  audience: z.string(),
  use: z.string(),
  minutes: z.int(),
  questions: z.int(),
  languages: z.array(z.string()),
  weighed: z.boolean(),
});
export type InstrumentLine = z.infer<typeof InstrumentLine>;

export type InstrumentRow = {
  id: string;
  instrument_version: number;
  state: "draft" | "published" | "withdrawn";
  content: unknown;
  changed_at: Date;
  version: number;
  own: boolean;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "actor">;

export async function instrumentRows(
  { tx }: Pick<Asking, "tx">,
  wanted: { id?: string; version?: number } = {},
): Promise<InstrumentRow[]> {
  const { rows } = await sql<InstrumentRow>`
    select id, instrument_version, state, content, changed_at, version, agency_id = access.agency_id() as own
    from screening.instrument
    where (${wanted.id ?? null}::text is null or id = ${wanted.id ?? null})
      and (${wanted.version ?? null}::int is null or instrument_version = ${wanted.version ?? null})
    order by id, instrument_version desc`.execute(tx);
  return rows;
}

export async function findRow(
  context: Pick<Asking, "tx">,
  wanted: { id: string; version: number },
): Promise<InstrumentRow> {
  const [row] = await instrumentRows(context, wanted);
  if (row === undefined) throw new NotFound();
  return row;
}

/** Drafts are changed by the agency that wrote them; what was published is withdrawn by it, and never changed. */
export function verbsOfInstrument(
  row: InstrumentRow,
  { actor }: Pick<Asking, "actor">,
): InstrumentKept["may"] {
  if (!row.own || !actor.rights.has("screening.edit-instrument")) return [];
  if (row.state === "draft") return ["revise-instrument", "publish-instrument", "discard-instrument"];
  return row.state === "published" ? ["withdraw-instrument"] : [];
}

export function keptOf(row: InstrumentRow, context: Pick<Asking, "actor">): InstrumentKept {
  const instrument = Instrument.parse(row.content);
  return {
    state: row.state,
    instrument,
    problems: checkInstrument(instrument),
    rowVersion: row.version,
    changedAt: row.changed_at.toISOString(),
    may: verbsOfInstrument(row, context),
  };
}
