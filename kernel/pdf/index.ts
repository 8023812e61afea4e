export { type DrawnPage, drawPage } from "./draw-page.ts";
export { extractText, type PdfText } from "./extract-text.ts";
export {
  type PdfLimits,
  type PdfMark,
  type PdfPage,
  pdfLimits,
  type Withheld,
  withheldKinds,
} from "./order.ts";
export { PdfProblem, type PdfProblemCode, pdfProblems, pdfProblemText, withheldText } from "./problem.ts";
export { type RedactedPdf, redactPdf } from "./redact-pdf.ts";
