import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import {
  type CommitContext,
  defineImporter,
  ImportProblem,
  type InspectContext,
  type Preview,
  type Report,
  writeDone,
} from "#kernel/import";
import { text, textInAll } from "../text.ts";
import { keepStudy } from "./keep-study.ts";
import { type ListsReading, readLists } from "./read-lists.ts";

const Day = z
  .string()
  .refine((day) => z.iso.date().safeParse(day).success)
  .optional();

/** Overlaps of lists: a 0/1 column for each list with counts, or a row per person. */
export const importLists = defineImporter({
  name: "list-overlaps",
  about: textInAll("import.about"),
  needs: "undetected.estimate",
  extensions: [".csv", ".csv.gz", ".xlsx"],
  maxBytes: 64 * 1024 ** 2,
  options: z.object({
    title: z.string().min(1).max(300).optional(),
    source: z.string().min(1).max(500).optional(),
    from: Day,
    to: Day,
  }),
  optionText: (lang, key) => text(lang, `import.option.${key}`),
  inspect,
  commit,
  undo: ({ importId, inTx }) =>
    inTx(async ({ tx, now }) => {
      await sql`update undetected.study set removed_at = ${now} where import_id = ${importId}::uuid and removed_at is null`.execute(
        tx,
      );
    }),
});

async function inspect(open: InspectContext): Promise<Preview> {
  const reading = await readLists(open);
  const { content } = reading;
  return {
    recognisedAs: text(open.lang, "import.recognised", { lists: content.lists.join(", ") }),
    rowsRead: reading.rowsRead,
    accepted: reading.rejections.count > 0 ? 0 : reading.rowsRead,
    rejectedCount: reading.rejections.count,
    rejected: reading.rejections.shown,
    columns: [
      ...content.lists.map((name) => ({ from: name, to: text(open.lang, "import.list") })),
      ...content.strata.map((name) => ({ from: name, to: text(open.lang, `stratum.${name}`) })),
    ],
    sample: [],
    warnings: [
      text(open.lang, "import.people", { people: reading.people }),
      text(open.lang, "import.forgotten"),
    ],
    creates: 1,
    updates: 0,
  };
}

async function commit(open: CommitContext): Promise<Report> {
  const reading = await readLists(open);
  const { rejections, content } = reading;
  // Half a table would be another table.
  if (rejections.count > 0) throw new ImportProblem("rejected-rows", { count: rejections.count });
  const { importId, inTx, options, lang, fileName } = open;
  return inTx(async (context) => {
    const today = context.now.toISOString().slice(0, 10);
    const [earliest = today, latest = today] = [
      options.from ?? today,
      options.to ?? options.from ?? today,
    ].sort();
    await keepStudy(context, {
      studyId: randomUUID(),
      title: { lang, text: options.title ?? fileName.slice(0, 300), translations: {} },
      source: options.source ?? fileName.slice(0, 500),
      origin: "file",
      earliest,
      latest,
      importId,
      content,
      people: reading.people,
    });
    const report = reportOf(importId, reading);
    await writeDone(context.tx, report);
    return report;
  });
}

function reportOf(importId: string, { rowsRead }: ListsReading): Report {
  return { importId, rowsRead, accepted: rowsRead, rejectedCount: 0, rejected: [], created: 1, updated: 0 };
}
