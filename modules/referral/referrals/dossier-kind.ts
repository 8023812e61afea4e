/**
 * A referral as a dossier: one service, what it was told and what it answered. `privileged` holds health (X1); `identity`
 * opens who the person is where they agreed. Police, prosecution and administrators hold none of its working parts (X4).
 */
export const referralDossier = {
  kind: "referral",
  letter: "R",
  compartments: ["identity", "support", "privileged"],
} as const;
