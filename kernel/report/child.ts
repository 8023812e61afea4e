import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { NodeCompiler as Compiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { ReportAnswer, ReportOrder } from "./order.ts";

const here = import.meta.dirname;
const modules = createRequire(import.meta.url);
const { NodeCompiler } = modules("@myriaddreamin/typst-ts-node-compiler") as {
  NodeCompiler: typeof Compiler;
};

const fonts = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  "@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Regular.ttf",
  "@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Bold.ttf",
  "@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf",
  "@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf",
];

const compiler = NodeCompiler.create({
  // A folder that does not exist: templates reach no file at all.
  workspace: join(here, "no-such-folder"),
  fontArgs: [{ fontBlobs: fonts.map((path) => readFileSync(join(here, "../../node_modules", path))) }],
});
const blocks = readFileSync(join(here, "templates/blocks.typ"), "utf8");

function make(order: ReportOrder): ReportAnswer {
  const template = readFileSync(join(here, "templates", `${order.template}.typ`), "utf8");
  const compiled = compiler.compile({
    mainFileContent: `${blocks}\n${template}`,
    inputs: { given: order.given },
  });
  const document = compiled.result;
  if (document === null || compiled.hasError()) {
    return { id: order.id, failed: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []) };
  }
  const pages = document.numOfPages;
  const drawn = order.draw ? compiler.plainSvg(document) : undefined;
  try {
    const pdf = compiler.pdf(document, { pdfStandard: "a-2b" });
    return { id: order.id, pdf, pages, standard: "PDF/A-2b", drawn };
  } catch {
    // A letter that none of the fonts has: the archive standard refuses it, plain PDF shows an empty box.
    return { id: order.id, pdf: compiler.pdf(document), pages, standard: "PDF 1.7", drawn };
  }
}

/** The child process that sets documents: no keys, no database, no network, no files but templates and fonts. */
process.on("message", (order: ReportOrder) => {
  let answer: ReportAnswer;
  try {
    answer = make(order);
  } catch (error) {
    answer = { id: order.id, failed: error instanceof Error ? error.message : "unknown" };
  }
  compiler.evictCache(2);
  process.send?.(answer);
});
process.on("disconnect", () => process.exit());
