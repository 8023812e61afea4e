export { extractFile, type FileText } from "./extract-file.ts";
export { kindOfFile, kindOfStart } from "./kind-of.ts";
export { type ExtractProblemCode, extractProblems, type TextKind, type TextPage } from "./order.ts";
export { ExtractProblem } from "./problem.ts";
