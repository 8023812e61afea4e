import { historyTable } from "@palermo/mse";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { estimationPdf, findAll } from "#kernel/estimation-report";
import { defineJob } from "#kernel/jobs";
import { exportMark } from "#kernel/watermark";
import { wordsIn } from "#kernel/words";
import { listLabel } from "../list-label.ts";
import { partLabel } from "../part-label.ts";
import { contentOf, type StudyRow, studyRow } from "../studies/study-rows.ts";
import { text } from "../text.ts";
import { countsOf, Options, Stratum } from "../undetected.ts";
import { madeWith } from "./made-with.ts";

const Asked = z.object({
  studyId: z.uuid(),
  part: Stratum.default({}),
  options: Options.pick({ replicates: true, seed: true }).prefault({}),
});
type Asked = z.output<typeof Asked>;

/** The table of one part, with its lists in the reader's language. */
function tableOf(row: StudyRow, part: Asked["part"], lang: Parameters<typeof listLabel>[1]) {
  const content = contentOf(row);
  return historyTable(
    content.lists.map((name) => listLabel(name, lang)),
    countsOf(content, part),
  );
}

export const reportStudy = action({
  name: "undetected.report-study",
  about:
    "Sets every method and diagnostic on a study, or on a part of it, as a PDF with pictures. The job's result is the file. Not for counts of own dossiers, which are read in tens.",
  needs: "undetected.estimate",
  input: Asked,
  output: z.object({ jobId: z.string() }),
  refusals: ["nobody-in-part", "report-in-tens"],
}).run(async ({ input, tx, actor, startJob }) => {
  const row = await studyRow(tx, input.studyId);
  // X5: the report shows each overlap exactly, and overlaps of own dossiers are of few people.
  if (row.origin === "dossiers") return refuse("report-in-tens", { path: ["studyId"] });
  if (!tableOf(row, input.part, actor.lang).ok) return refuse("nobody-in-part", { path: ["part"] });
  return { jobId: await startJob("undetected.report", input) };
});

export const reportJob = defineJob({
  name: "undetected.report",
  about: "Asks every method about a study and sets the answers as a PDF.",
  needs: "undetected.estimate",
  input: Asked,
  output: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    base64: z.string(),
    pages: z.int(),
  }),
  personal: true,
  retries: 1,
}).run(async ({ input, actor, inTx, signal, progress }) => {
  const { lang } = actor;
  const row = await inTx(({ tx }) => studyRow(tx, input.studyId));
  const table = tableOf(row, input.part, lang);
  if (row.origin === "dossiers" || !table.ok) throw new Error("nothing to report on");
  const step = text(lang, "report.step");
  await progress(0, 0, step);
  const findings = await findAll([table.table], {
    ...input.options,
    signal,
    // Telling fails once the job was cancelled, which the signal says by itself.
    onProgress: (done, all) => void progress(done, all, step).catch(() => {}),
  });
  signal.throwIfAborted();
  const { mark, now } = await inTx(async (context) => ({
    mark: await exportMark(context),
    now: context.now,
  }));
  const about = [
    wordsIn(row.title, lang),
    ...(Object.keys(input.part).length > 0 ? [partLabel(input.part, lang)] : []),
  ];
  const { pdf, pages } = await estimationPdf(findings, {
    lang,
    date: now,
    about: about.join(": "),
    version: madeWith,
    demonstration: mark.demonstration,
    watermark: mark,
  });
  return {
    fileName: mark.fileName(`undetected-${row.checksum.slice(0, 8)}.pdf`),
    mediaType: "application/pdf",
    base64: Buffer.from(pdf).toString("base64"),
    pages,
  };
});
