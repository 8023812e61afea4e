export { atomOf } from "./atom.ts";
export type {
  Batch,
  BatchAsk,
  Face,
  FeedEntry,
  PageLink,
  PublicAsk,
  PublicDocument,
  PublicFace,
  PublicFeed,
  PublicFile,
  PublicFiles,
  PublicForm,
  PublicPage,
  PublicQuery,
  PublicRecords,
  PublicTool,
  Say,
  Site,
} from "./declare.ts";
export { type Html, html, type Part, safeLink } from "./html.ts";
export { queryText } from "./query.ts";
export { readPublic } from "./read-public.ts";
export { numberIn, sayIn } from "./say.ts";
export { type AddressSearch, addressSearch, searchAddress, searchPart } from "./search-part.ts";
