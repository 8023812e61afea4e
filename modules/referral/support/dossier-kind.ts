/**
 * A support file: the plan lies in `support`, counselling notes in `counselling`, health and legal advice in `privileged`.
 * Police, prosecution and administrators open none of them (X1, X4); break-glass never the last two (X2).
 */
export const supportDossier = {
  kind: "support",
  letter: "H",
  compartments: ["identity", "support", "counselling", "privileged"],
} as const;
