import type { Lang } from "@palermo/vocabulary";
import { type QuestionContext, refuse } from "#kernel/action";
import { makePdf, type ReportBlock, ReportProblem, reportProblemText } from "#kernel/report";
import { csvOf, exportMark, workbookOf } from "#kernel/watermark";
import { text } from "../text.ts";
import { panelRows, rowTexts } from "../views/panel-rows.ts";
import { footOf } from "../views/panel-text.ts";
import type { PanelAnswer } from "../views/view.ts";
import type { SectionAnswer } from "./answer-sections.ts";
import type { exportFormats, Place, Treaties } from "./country.ts";
import { sectionBlocks, treatyBlocks } from "./country-blocks.ts";
import { dayText } from "./treaty-status.ts";

/** A page about countries, ready to be made a file. */
export type CountryPaper = {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly notes: readonly string[];
  readonly places: readonly Place[];
  readonly treaties: Treaties;
  readonly sections: readonly SectionAnswer[];
};

type Wanted = { readonly panel?: string | undefined; readonly format: (typeof exportFormats)[number] };
type Sheet = { name: string; heading: string[][]; rows: (string | number | null)[][] };

export const fileRefusals = ["no-republication", "nothing-to-export", "no-document"] as const;
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The page or one of its panels as a file marked with its reader; refused where one of its licences forbids it. */
export async function countryFile<In>(context: QuestionContext<In>, paper: CountryPaper, wanted: Wanted) {
  const { actor, now } = context;
  const { lang } = actor;
  const answers = paper.sections
    .flatMap((section) => section.answers)
    .filter(
      ({ answer }) => answer.table !== null && (wanted.panel === undefined || answer.panel === wanted.panel),
    );
  const closed = answers
    .flatMap(({ rows }) => rows)
    .find(({ republication }) => republication === "forbidden");
  if (closed !== undefined)
    return refuse("no-republication", { path: ["panel"], params: { licence: closed.licence } });
  if (wanted.panel !== undefined && answers.length === 0)
    return refuse("nothing-to-export", { path: ["panel"] });
  const mark = await exportMark(context);
  const panels = answers.map(({ answer }) => answer);
  const [only] = wanted.panel === undefined ? [] : panels;
  const lines = {
    title: only?.title ?? paper.title,
    foot: [...(only === undefined ? [] : footOf(lang, only)), mark.line],
    rightToLeft: lang === "ar",
  };
  const name = [paper.name, wanted.panel, now.toISOString().slice(0, 10)].filter(Boolean).join("-");
  const made = (suffix: string, mediaType: string, content: Uint8Array | string) => ({
    fileName: mark.fileName(`${name}${suffix}`),
    mediaType,
    base64: Buffer.from(content).toString("base64"),
    lines,
  });
  const sheets = [
    ...(wanted.panel === undefined ? [treatySheet(lang, paper)] : []),
    ...panels.map((panel) => panelSheet(lang, panel)),
  ];
  switch (wanted.format) {
    case "picture":
      return made("", "image/svg+xml", "");
    case "csv": {
      const rows = sheets.flatMap((sheet) => [
        ...(sheets.length > 1 ? [[sheet.name]] : []),
        ...sheet.heading,
        ...rowTexts(sheet.rows),
        [""],
      ]);
      return made(".csv", "text/csv", csvOf(rows, mark));
    }
    case "xlsx": {
      const turned = sheets.map((sheet) => ({ ...sheet, rightToLeft: lang === "ar" }));
      return made(".xlsx", workbook, await workbookOf(turned, mark));
    }
    case "pdf":
      try {
        const { pdf } = await makePdf({
          template: "profile",
          lang,
          demonstration: mark.demonstration,
          watermark: mark,
          data: {
            title: lines.title,
            ...(only === undefined ? { subtitle: paper.about } : {}),
            date: dayText(lang, now.toISOString().slice(0, 10)),
            blocks:
              only === undefined ? pageBlocks(lang, paper) : pageBlocks(lang, onePanel(paper, only)).slice(1),
          },
        });
        return made(".pdf", "application/pdf", pdf);
      } catch (error) {
        if (error instanceof ReportProblem)
          return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
        throw error;
      }
    default:
      throw wanted.format satisfies never;
  }
}

/** A paper of one panel: its section's heading falls away with the first block. */
function onePanel(paper: CountryPaper, panel: PanelAnswer): CountryPaper {
  const sections = paper.sections.flatMap((one) =>
    one.section.panels.includes(panel) ? [{ ...one, section: { ...one.section, panels: [panel] } }] : [],
  );
  return { ...paper, notes: [], sections, treaties: { ...paper.treaties, items: [] } };
}

function pageBlocks(lang: Lang, { notes, places, treaties, sections }: CountryPaper): ReportBlock[] {
  return [
    ...notes.map((note): ReportBlock => ({ kind: "note", text: note })),
    ...(treaties.items.length === 0 ? [] : treatyBlocks(lang, places, treaties)),
    ...sections.flatMap(({ section }) => sectionBlocks(lang, section)),
  ];
}

function panelSheet(lang: Lang, panel: PanelAnswer): Sheet {
  const [heading = [], ...rows] = panelRows(lang, panel);
  const notes = footOf(lang, panel).map((note) => [note]);
  return { name: panel.title, heading: [heading.map(String)], rows: [...rows, [], ...notes] };
}

function treatySheet(lang: Lang, { places, treaties }: CountryPaper): Sheet {
  const rows = treaties.items.flatMap(({ country, treaties: items }) =>
    items.map(({ treaty, label, state, signed, bound, how }) => [
      places.find(({ code }) => code === country)?.label ?? country,
      country,
      label,
      treaty,
      text(lang, `country.treaty.is-${state}`),
      signed,
      bound,
      how === null ? null : text(lang, `country.how.${how}`),
    ]),
  );
  const heading = ["country", "code", "name", "treaty", "status", "signed", "bound", "how"].map((one) =>
    text(lang, `country.treaty.${one}`),
  );
  const notes = [treaties.source, ...treaties.notes].map((note) => [note]);
  return { name: text(lang, "country.section.treaties"), heading: [heading], rows: [...rows, [], ...notes] };
}
