import { sql } from "kysely";
import { z } from "zod";
import {
  type CommitContext,
  defineImporter,
  ImportProblem,
  type InspectContext,
  type Preview,
  type Report,
  type WorkContext,
  writeDone,
} from "#kernel/import";
import { readTreaties } from "../read-treaties.ts";
import { dayText, text, textInAll } from "../text.ts";
import { readStatus, type StatusReading, type StatusRow } from "./read-status.ts";
import type { TreatyStatus } from "./status.ts";
import { proposeColumns, statusFields } from "./status-file.ts";

const options = z.object({
  treaty: z
    .string()
    .regex(/^[A-Z][A-Z0-9-]{1,19}$/)
    .optional(),
  "as-of": z
    .string()
    .refine((day) => z.iso.date().safeParse(day).success)
    .optional(),
  source: z.string().min(1).max(500).optional(),
});

/** Status tables of the Treaty Collection, or the template: signatories and parties with days, letters and declarations. */
export const importStatus = defineImporter({
  name: "treaty-status",
  about: textInAll("import.about"),
  needs: "law.edit",
  extensions: [".csv", ".csv.gz", ".xlsx"],
  maxBytes: 16 * 1024 ** 2,
  fields: statusFields,
  propose: proposeColumns,
  options,
  optionText: (lang, key) => text(lang, `import.option.${key}`),
  inspect,
  commit,
  undo: ({ importId, inTx }) =>
    inTx(async ({ tx }) => {
      await sql`delete from law.status_import where import_id = ${importId}::uuid`.execute(tx);
    }),
});

async function groundOf(context: Pick<WorkContext, "tx" | "now">) {
  return { known: await readTreaties(context.tx), today: context.now.toISOString().slice(0, 10) };
}

async function inspect(open: InspectContext): Promise<Preview> {
  const ground = await open.inTx(groundOf);
  const reading = await readStatus(open, ground);
  const { creates, updates, absent } = changesOf(reading.rows, ground.known);
  const treaties = [...new Set(reading.rows.map(({ treaty }) => treaty))];
  const { lang } = open;
  return {
    recognisedAs: text(lang, "import.recognised", { treaties: treaties.join(", ") }),
    rowsRead: reading.rowsRead,
    accepted: reading.rows.length,
    rejectedCount: reading.rejections.count,
    rejected: reading.rejections.shown,
    columns: [...reading.columns],
    sample: reading.rows.slice(0, 5).map(({ treaty, participant, signed, bound, how }) => ({
      treaty,
      participant,
      signed: signed ?? "",
      bound: bound === null ? "" : `${bound} ${how ?? ""}`,
    })),
    warnings: [
      text(lang, reading.asOfGuessed ? "import.as-of-guessed" : "import.as-of-said", {
        date: dayText(lang, reading.asOf),
      }),
      ...(absent > 0 ? [text(lang, "import.absent", { count: absent })] : []),
    ],
    creates,
    updates,
  };
}

async function commit(open: CommitContext): Promise<Report> {
  const { importId, inTx, lang } = open;
  const ground = await inTx(groundOf);
  const reading = await readStatus(open, ground);
  const { count } = reading.rejections;
  if ((count > 0 && !open.leaveOutRejected) || reading.rows.length === 0)
    throw new ImportProblem("rejected-rows", { count });
  const { creates, updates } = changesOf(reading.rows, ground.known);
  return inTx(async (context) => {
    await writeRows(context, {
      importId,
      reading,
      source: open.options.source ?? text(lang, "import.default-source", { file: open.fileName }),
    });
    const report = {
      importId,
      rowsRead: reading.rowsRead,
      accepted: reading.rows.length,
      rejectedCount: count,
      rejected: [...reading.rejections.shown],
      created: creates,
      updated: updates,
    };
    await writeDone(context.tx, report);
    return report;
  });
}

type Writing = { readonly importId: string; readonly reading: StatusReading; readonly source: string };

async function writeRows({ tx, now }: WorkContext, { importId, reading, source }: Writing): Promise<void> {
  const { rows, asOf } = reading;
  const treaties = [...new Set(rows.map(({ treaty }) => treaty))];
  await sql`
    insert into law.status_import (import_id, treaty, as_of, source, imported_at)
    select ${importId}::uuid, t, ${asOf}::date, ${source}, ${now} from unnest(${treaties}::text[]) t`.execute(
    tx,
  );
  const columnOf = <K extends keyof StatusRow>(name: K) => rows.map((row) => row[name]);
  await sql`
    insert into law.status_row (import_id, treaty, participant, signed, bound, how, ended, declaration)
    select ${importId}::uuid, r.* from unnest(${columnOf("treaty")}::text[], ${columnOf("participant")}::text[],
      ${columnOf("signed")}::date[], ${columnOf("bound")}::date[], ${columnOf("how")}::text[],
      ${columnOf("ended")}::date[], ${columnOf("declaration")}::text[]) r`.execute(tx);
}

/** How a file differs from what stands: new participants, changed ones, and those of its treaties that it does not name. */
export function changesOf(rows: readonly StatusRow[], known: readonly TreatyStatus[]) {
  let [creates, updates, absent] = [0, 0, 0];
  for (const treaty of known) {
    const own = rows.filter((row) => row.treaty === treaty.treaty);
    if (own.length === 0) continue;
    const standing = new Map(treaty.standings.map((one) => [one.participant, one]));
    for (const { participant, signed, bound, how, ended } of own) {
      const before = standing.get(participant);
      standing.delete(participant);
      if (before === undefined) creates += 1;
      else if (
        before.signed !== signed ||
        before.bound !== bound ||
        before.how !== how ||
        before.ended !== ended
      )
        updates += 1;
    }
    absent += standing.size;
  }
  return { creates, updates, absent };
}
