export { type CitationFormat, type Cited, citationFormats, cite } from "./citation.ts";
