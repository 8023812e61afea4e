export { historyParts } from "./door.ts";
