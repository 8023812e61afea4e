export { contributedRows } from "./contributed-rows.ts";
