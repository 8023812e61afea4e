export { langOfHeader } from "./choose-lang.ts";
export { directionOf, isLang, Lang, langs } from "./lang.ts";
export { findText, kernelText } from "./text.ts";
