import { defineModule } from "../module/module.ts";
import { choose, listChoices } from "./choices.ts";
import { confirmKit, showProgress, takeBackKit } from "./first-steps.ts";

/** First steps of an administrator and readers' own switches. */
export const guideModule = defineModule({
  name: "guide",
  actions: [confirmKit, takeBackKit, choose],
  questions: [showProgress, listChoices],
});
