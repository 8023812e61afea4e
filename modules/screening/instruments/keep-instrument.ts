import { sql } from "kysely";
import { z } from "zod";
import { action, refuse, Stale } from "#kernel/action";
import { Instrument } from "../words/instrument.ts";
import { findRow, InstrumentKept, instrumentRows, keptOf, verbsOfInstrument } from "./instrument-rows.ts";
import { shippedInstruments } from "./shipped.ts";

/** The next number after every version that stands, shipped or own. */
export async function nextVersion(
  context: Parameters<typeof instrumentRows>[0],
  id: string,
): Promise<number> {
  const own = await instrumentRows(context, { id });
  const all = [
    ...own.map((row) => row.instrument_version),
    ...shippedInstruments.filter((one) => one.id === id).map(({ version }) => version),
  ];
  return Math.max(0, ...all) + 1;
}

export const keepInstrument = action({
  name: "screening.keep-instrument",
  about:
    "Keeps a draft of an instrument, new or changed. A version that was published never changes: the next one is begun.",
  needs: "screening.edit-instrument",
  input: z.object({
    instrument: Instrument,
    begin: z.boolean().describe("begins a new version; false changes the draft of this version"),
  }),
  output: InstrumentKept,
  refusals: ["published-already", "draft-already"],
  emits: ["screening.instrument-kept"],
}).run(async (context) => {
  const { input, tx, now, expects, emit } = context;
  const { id } = input.instrument;
  const standing = await instrumentRows(context, { id });
  if (input.begin) {
    if (standing.some((row) => row.state === "draft")) return refuse("draft-already", { params: { id } });
    const version = await nextVersion(context, id);
    await sql`
      insert into screening.instrument (id, instrument_version, content, changed_at)
      values (${id}, ${version}, ${JSON.stringify({ ...input.instrument, version })}::jsonb, ${now})`.execute(
      tx,
    );
    emit("screening.instrument-kept", { instrument: id });
    return keptOf(await findRow(context, { id, version }), context);
  }
  const { version } = input.instrument;
  const row = await findRow(context, { id, version });
  if (!verbsOfInstrument(row, context).includes("revise-instrument")) return refuse("published-already");
  if (expects !== undefined && expects !== row.version)
    throw new Stale({ yours: expects, theirs: { version: row.version, instrument: row.content } });
  await sql`
    update screening.instrument set content = ${JSON.stringify(input.instrument)}::jsonb, changed_by = access.account_id(),
      changed_at = ${now} where id = ${id} and instrument_version = ${version}`.execute(tx);
  emit("screening.instrument-kept", { instrument: id });
  return keptOf(await findRow(context, { id, version }), context);
});
