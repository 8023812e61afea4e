import { defineModule } from "../module/module.ts";
import { locales } from "./text.ts";
import { deleteView, type Find, listOwnViewsWith, listViewsWith, saveViewWith } from "./views.ts";

/** Saved filters of lists. `find` looks a list's question up among all doors. */
export function savedViewModule(find: Find) {
  return defineModule({
    name: "saved-view",
    actions: [saveViewWith(find), deleteView],
    questions: [listViewsWith(find), listOwnViewsWith(find)],
    locales,
  });
}
