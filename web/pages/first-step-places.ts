import type { FirstStep } from "../../kernel/guide/first-steps.ts";

export type FirstStepPlace = {
  /** The page where the step is done. */
  readonly to?: string;
  /** The action whose dialog opens there. */
  readonly action?: string;
  /** What is typed on the server instead. */
  readonly command?: string;
};

export const firstStepPlaces: Readonly<Record<FirstStep["step"], FirstStepPlace>> = {
  agency: { to: "/app/access/agencies", action: "account.open-agency" },
  unit: { to: "/app/access/agencies" },
  people: { to: "/app/access/accounts", action: "account.open-account" },
  "recovery-kit": { command: "npm run -s palermo -- key show" },
  backup: { command: "npm run -s palermo -- backup /media/backup/palermo.backup" },
  import: { to: "/app/imports" },
};
