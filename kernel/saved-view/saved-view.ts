import { z } from "zod";

export const sharings = ["own", "unit", "agency"] as const;
export const Sharing = z.enum(sharings).describe("own: nobody else sees it");

const columnName = /^[a-zA-Z][\w.-]{0,59}$/;

/** What of a list is saved: the same that stands in its address. */
export const ViewState = z.strictObject({
  filters: z
    .record(
      z.string().max(60),
      z.union([z.string().min(1).max(200), z.array(z.string().min(1).max(200)).min(1).max(100)]),
    )
    .describe("closed choices only, by filter; never a name or another text that was searched"),
  sort: z
    .string()
    .regex(/^-?[a-zA-Z][\w.-]{0,59}$/)
    .optional(),
  columns: z.array(z.string().regex(columnName)).max(60).optional(),
});
export type ViewState = z.infer<typeof ViewState>;

export const viewVerbs = ["save-view", "delete-view"] as const;

export const SavedView = z.object({
  viewId: z.uuid(),
  name: z.string(),
  state: ViewState,
  sharedWith: Sharing,
  isDefault: z.boolean().describe("opens with the list, for its owner"),
  own: z.boolean(),
  by: z.string().nullable().describe("the colleague who shares it"),
  may: z.array(z.enum(viewVerbs)),
});
export type SavedView = z.infer<typeof SavedView>;

/** What somebody may do with a view: only its owner changes it. */
export function may(view: { readonly own: boolean }): (typeof viewVerbs)[number][] {
  return view.own ? [...viewVerbs] : [];
}

/** So many views a person keeps of one list. */
export const mostViews = 50;
