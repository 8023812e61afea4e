export type { ChoiceName, choose, listChoices } from "./choices.ts";
export { guideModule } from "./door.ts";
export { type FirstStep, firstSteps, type showProgress } from "./first-steps.ts";
export { recordBackup } from "./record-backup.ts";
