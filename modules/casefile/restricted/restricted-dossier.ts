import { caseDossier } from "../dossier-kind.ts";

/** A restricted dossier is a case like others, with the parts of an investigation alone: nothing of support lies in it. */
export const restrictedDossier = {
  ...caseDossier,
  compartments: ["identity", "investigation", "prosecution"],
} as const;
