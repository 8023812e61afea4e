export { type EstimationPaper, estimationPdf } from "./estimation-pdf.ts";
export { type FindingOptions, type Findings, findAll } from "./findings.ts";
