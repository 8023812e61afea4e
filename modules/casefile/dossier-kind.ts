/**
 * A case as a dossier. `support` holds only what HTCDS exchanges with a case (support plans, consent); police and
 * prosecution manage who reads it without reading it themselves.
 */
export const caseDossier = {
  kind: "case",
  letter: "C",
  compartments: ["identity", "investigation", "prosecution", "support"],
} as const;
