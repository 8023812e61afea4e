export { openDossier } from "./open-dossier.ts";
export type { RightsDeclared, RoleTable } from "./roles.ts";
export { enterRoles, rightsLookup, rolesWith } from "./roles.ts";
export { Compartment, closedToBreakGlass, compartments, Level, levels, Origin, origins } from "./words.ts";
