/** Roles that work with content: what they may open of a dossier is decided by grants and the cap of each role. */
export const workingRoles = [
  "frontline",
  "advocate",
  "provider",
  "investigator",
  "analyst",
  "prosecutor",
  "integrity",
  "court",
  "central",
] as const;
