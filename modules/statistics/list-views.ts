import { z } from "zod";
import { question } from "#kernel/action";
import { text } from "./text.ts";
import { candidatesFor } from "./views/answer-panel.ts";
import { plans } from "./views/plans.ts";
import { viewGroups } from "./views/view.ts";

export const ViewHead = z.object({
  view: z.string(),
  group: z.enum(viewGroups),
  title: z.string(),
  about: z.string(),
  to: z.string().describe("address of its page"),
  filled: z.boolean().describe("at least one of its panels has data here"),
});

export const listViews = question({
  name: "statistics.list-views",
  about: "The pages of figures, in groups, and which of them have data here.",
  needs: "statistics.read",
  input: z.object({}),
  output: z.object({ items: z.array(ViewHead) }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const { lang } = actor;
  const items: z.infer<typeof ViewHead>[] = [];
  for (const { view, group, panels, page } of plans) {
    let filled = false;
    for (const panel of panels) filled ||= (await candidatesFor(tx, panel)).length > 0;
    items.push({
      view,
      group,
      to: page ?? `/app/statistics/view/${view}`,
      title: text(lang, `view.${view}.title`),
      about: text(lang, `view.${view}.about`),
      filled,
    });
  }
  return { items };
});
