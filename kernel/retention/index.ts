export { retentionModule } from "./door.ts";
export { startKeeping, stopKeeping } from "./keep.ts";
export type { Purge } from "./retention.ts";
