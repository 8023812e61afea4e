export { historyParts, listHistory } from "./door.ts";
