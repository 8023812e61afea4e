import { NotFound, question } from "#kernel/action";
import { text } from "./text.ts";
import { answerView } from "./views/answer-view.ts";
import { findPlan } from "./views/plans.ts";
import { ViewAnswer, ViewAsk } from "./views/view.ts";

export const showView = question({
  name: "statistics.show-view",
  about:
    "A page of figures: each panel with its question, data set, table, source and caveats. Small groups stay hidden; what has no data says where figures can be had.",
  needs: "statistics.read",
  input: ViewAsk,
  output: ViewAnswer,
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const plan = findPlan(input.view);
  if (plan === undefined) throw new NotFound();
  const { lang } = actor;
  const { panels, filters } = await answerView(tx, plan, { ask: input, lang });
  return {
    view: plan.view,
    title: text(lang, `view.${plan.view}.title`),
    about: text(lang, `view.${plan.view}.about`),
    panels,
    filters,
    notes: (plan.notes ?? []).map((code) => text(lang, `note.${code}`)),
    elsewhere: plan.elsewhere.map((code) => text(lang, `elsewhere.${code}`)),
  };
});
