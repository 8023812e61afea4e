export { savedViewModule } from "./door.ts";
export type { SavedView, ViewState } from "./saved-view.ts";
export type { deleteView, listViewsWith, saveViewWith } from "./views.ts";
