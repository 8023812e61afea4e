export { type FoundIn, findRow, lockRow, type Wanted } from "./find-row.ts";
export { type DossierParts, partsOf, refuseReadOnly, writableParts } from "./parts.ts";
export { Colleague, colleagues } from "./people.ts";
export { pseudonymousPeople } from "./pseudonymous.ts";
export { workingRoles } from "./roles.ts";
export { openText, sealText, type TextPlace } from "./sealed-text.ts";
export { historyOf, rowsIn, tableName, tableOf } from "./tables.ts";
