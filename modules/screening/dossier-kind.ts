/** A screening as a dossier: what was told lies in `support`, names in `identity`. */
export const screeningDossier = {
  kind: "screening",
  letter: "S",
  compartments: ["identity", "support"],
} as const;
