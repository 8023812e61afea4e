import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { exportMark, workbookOf } from "#kernel/watermark";
import { findPublished } from "../instruments/find-instrument.ts";
import { instrumentRows } from "../instruments/instrument-rows.ts";
import { Instrument } from "../words/instrument.ts";
import { formOf } from "./write-form.ts";

export const exportInstrument = question({
  name: "screening.export-instrument",
  about: "An instrument as an XLSForm, as ODK and Kobo open it.",
  needs: "screening.read-instruments",
  audited: true,
  input: z.object({ id: z.string().max(60), version: z.int() }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
}).run(async (context) => {
  const { id, version } = context.input;
  const [row] = await instrumentRows(context, { id, version });
  const found = row === undefined ? await findPublished(context, id, version) : Instrument.parse(row.content);
  if (found === undefined) throw new NotFound();
  const mark = await exportMark(context);
  context.opened([], ["instrument"]);
  const sheets = formOf(found).map(({ name, heading, rows }) => ({ name, heading: [heading], rows }));
  const content = await workbookOf(sheets, mark);
  return {
    fileName: mark.fileName(`${id}-${version}.xlsx`),
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    base64: content.toString("base64"),
  };
});
