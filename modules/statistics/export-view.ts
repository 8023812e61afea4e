import { NotFound, question, refuse } from "#kernel/action";
import { makePdf, ReportProblem, reportProblemText } from "#kernel/report";
import { csvOf, exportMark, workbookOf } from "#kernel/watermark";
import { text } from "./text.ts";
import { answerView } from "./views/answer-view.ts";
import { ViewExport, ViewExportAsk } from "./views/export-words.ts";
import { panelBlocks } from "./views/panel-blocks.ts";
import { panelRows, rowTexts } from "./views/panel-rows.ts";
import { footOf } from "./views/panel-text.ts";
import { findPlan } from "./views/plans.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const drawnOnMap = new Set<string>(["map", "flows", "points"]);

export const exportView = question({
  name: "statistics.export-view",
  about:
    "A page of figures or one of its panels as CSV, workbook or PDF with source and caveats, or the words to stand around a picture. Marked with its reader.",
  needs: "statistics.read",
  audited: true,
  input: ViewExportAsk,
  output: ViewExport,
  refusals: ["no-republication", "nothing-to-export", "no-document"],
}).run(async (context) => {
  const { input, tx, actor, now } = context;
  const { lang } = actor;
  const plan = findPlan(input.view);
  if (plan === undefined) throw new NotFound();
  if (input.panel !== undefined && !plan.panels.some(({ panel }) => panel === input.panel))
    throw new NotFound();
  const { panels } = await answerView(tx, plan, { ask: input, lang, only: input.panel });
  const closed = panels.find(({ dataSet }) => dataSet?.republication === "forbidden")?.dataSet;
  if (closed) return refuse("no-republication", { path: ["panel"], params: { licence: closed.licence } });
  const filled = panels.filter(({ table }) => table !== null);
  if (filled.length === 0) return refuse("nothing-to-export", { path: ["panel"] });
  const mark = await exportMark(context);
  const title = text(lang, `view.${plan.view}.title`);
  const name = [plan.view, input.panel, now.toISOString().slice(0, 10)].filter(Boolean).join("-");
  const lines = {
    title: input.panel === undefined ? title : (filled[0]?.title ?? title),
    foot: [
      ...(filled[0] ? footOf(lang, filled[0]) : []),
      ...(filled[0] && drawnOnMap.has(filled[0].chart) ? [text(lang, "map.borders")] : []),
      mark.line,
    ],
    rightToLeft: lang === "ar",
  };
  const sheets = filled.map((panel) => {
    const [heading = [], ...rows] = panelRows(lang, panel);
    const notes = footOf(lang, panel).map((note) => [note]);
    return { name: panel.title, heading: [heading.map(String)], rows: [...rows, [], ...notes] };
  });
  const made = (suffix: string, mediaType: string, content: Uint8Array | string) => ({
    fileName: mark.fileName(`${name}${suffix}`),
    mediaType,
    base64: Buffer.from(content).toString("base64"),
    lines,
  });
  switch (input.format) {
    case "picture":
      return made("", "image/svg+xml", "");
    case "csv": {
      const rows = sheets.flatMap(({ name: question, heading, rows: body }) => [
        ...(sheets.length > 1 ? [[question]] : []),
        ...heading,
        ...rowTexts(body),
        [""],
      ]);
      return made(".csv", "text/csv", csvOf(rows, mark));
    }
    case "xlsx":
      return made(
        ".xlsx",
        xlsx,
        await workbookOf(
          sheets.map((sheet) => ({ ...sheet, rightToLeft: lang === "ar" })),
          mark,
        ),
      );
    case "pdf":
      try {
        const { pdf } = await makePdf({
          template: "profile",
          lang,
          demonstration: mark.demonstration,
          watermark: mark,
          data: {
            title,
            subtitle: text(lang, `view.${plan.view}.about`),
            date: new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
              dateStyle: "long",
              timeZone: "UTC",
            }).format(now),
            blocks: panels.flatMap((panel) => panelBlocks(lang, panel)),
          },
        });
        return made(".pdf", "application/pdf", pdf);
      } catch (error) {
        if (error instanceof ReportProblem)
          return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
        throw error;
      }
    default:
      throw input.format satisfies never;
  }
});
