import type { Lang } from "../i18n/lang.ts";
import { checkPng, checkSvg } from "./picture.ts";
import { plainest, printableAll } from "./printable.ts";
import { ReportProblem } from "./problem.ts";
import { createSetter } from "./setter.ts";
import { reportTexts } from "./texts.ts";
import { ReportData, type ReportTemplate } from "./words.ts";

/** Who exported and under which id, as `exportMark` of #kernel/watermark gives it. */
export type ReportWatermark = { readonly id: string; readonly line: string };

export type PdfAsk = {
  readonly template: ReportTemplate;
  readonly data: ReportData;
  readonly lang: Lang;
  /** Everything here is invented: said on each page. */
  readonly demonstration: boolean;
  readonly watermark?: ReportWatermark;
};

export type Pdf = {
  readonly pdf: Buffer;
  readonly pages: number;
  /** Archive standard, or plain PDF when a text holds a letter that none of the fonts has. */
  readonly standard: "PDF/A-2b" | "PDF 1.7";
  /** The texts could not be set as they stand: rare letters are question marks. */
  readonly simplified: boolean;
};

const shared = createSetter();
const mostCharacters = 8_000_000;

/**
 * Makes a PDF. The data is shown as it stands and never evaluated. Throws `ReportProblem` (too large, too slow, too
 * much memory, busy, picture refused). Takes up to seconds: not inside an action's transaction when it is long.
 */
export async function makePdf(ask: PdfAsk): Promise<Pdf> {
  const { pdf, pages, standard, simplified } = await setOrSimplify(ask, false);
  return { pdf, pages, standard, simplified };
}

/** The pages as one SVG drawing, from the same document: for tests and for looking at a template. */
export async function drawPdf(ask: PdfAsk): Promise<Pdf & { drawn: string }> {
  const { pdf, pages, standard, simplified, drawn = "" } = await setOrSimplify(ask, true);
  return { pdf, pages, standard, simplified, drawn };
}

/** Some texts of rare letters end the setter's own code; the same document is then set with plainer ones. */
async function setOrSimplify(ask: PdfAsk, draw: boolean) {
  try {
    return { ...(await shared.set({ ...orderOf(ask), draw })), simplified: false };
  } catch (error) {
    if (!(error instanceof ReportProblem) || error.code !== "failed") throw error;
    const blocks = ask.data.blocks.map((block) =>
      block.kind === "picture" ? block : { ...printableAll(block, plainest), kind: block.kind },
    ) as PdfAsk["data"]["blocks"];
    const data = { ...printableAll({ ...ask.data, blocks: [] }, plainest), blocks };
    return { ...(await shared.set({ ...orderOf({ ...ask, data }), draw })), simplified: true };
  }
}

/** What the child is handed for a document; throws `ReportProblem` before anything is started. */
export function orderOf({ template, data, lang, demonstration, watermark }: PdfAsk): {
  template: ReportTemplate;
  given: string;
} {
  const parsed = ReportData.parse(data);
  const blocks = parsed.blocks.map((block) =>
    block.kind === "picture" ? { ...printableAll(block), picture: block.picture } : printableAll(block),
  );
  const read = { ...printableAll({ ...parsed, blocks: [] }), blocks };
  const given = JSON.stringify({
    data: { ...read, blocks: read.blocks.map(asDrawing) },
    words: reportTexts[lang].page,
    lang,
    demonstration,
    watermark: watermark === undefined ? null : printableAll(watermark),
  });
  if (given.length > mostCharacters) {
    throw new ReportProblem("too-large", { found: given.length, limit: mostCharacters });
  }
  return { template, given };
}

/** Every picture becomes a checked SVG; a PNG is wrapped in one. */
function asDrawing(block: ReportData["blocks"][number]) {
  if (block.kind !== "picture") return block;
  const title = block.title ?? block.alt;
  if ("svg" in block.picture) {
    checkSvg(block.picture.svg, title);
    return block;
  }
  const bytes = Buffer.from(block.picture.png, "base64");
  checkPng(bytes, title);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${block.picture.png}"/></svg>`;
  return { ...block, picture: { svg } };
}
