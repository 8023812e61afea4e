export { exportName, isDemonstration } from "./demonstration.ts";
export { nameOnly } from "./named-only.ts";
export { openDossier, openDossiers } from "./open-dossier.ts";
export { ensureOperator, inviteFirstAdministrator, openCommandSession } from "./operator.ts";
export type { RightsDeclared, RoleTable } from "./roles.ts";
export { enterRoles, everyRole, operatorRole, rightsLookup, rolesWith } from "./roles.ts";
export { ensureSystem, roleOfSystem, systemAccountId, systemRole } from "./system.ts";
export { Compartment, closedToBreakGlass, compartments, Level, levels, Origin, origins } from "./words.ts";
