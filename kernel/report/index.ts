export type { Pdf, PdfAsk, ReportWatermark } from "./make-pdf.ts";
export { drawPdf, makePdf } from "./make-pdf.ts";
export { ReportProblem, type ReportProblemCode, reportProblems, reportProblemText } from "./problem.ts";
export { createSetter, setterLimits } from "./setter.ts";
export { ReportBlock, ReportCell, ReportData, type ReportTemplate, reportTemplates } from "./words.ts";
