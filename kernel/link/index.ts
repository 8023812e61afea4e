export { linkParts } from "./door.ts";
export type { LinkEnd } from "./link.ts";
export { type LinkAnswer, link, type NewLink } from "./link-records.ts";
