import type { Held } from "../keep-judgment.ts";

export const verbs = ["revise", "ask", "withdraw", "open", "drop", "restore", "reopen"] as const;
export type Verb = (typeof verbs)[number];

/** What an editor may do with a judgment of the agency, by how it stands and what is published of it. */
export function mayWith(
  { state, removed }: Pick<Held, "state" | "removed">,
  published: { readonly audience: "inside" | "everybody" } | null,
): Verb[] {
  if (removed) return ["restore"];
  if (state === "withdrawn") return ["reopen"];
  const out: Verb[] = ["revise"];
  if (state !== "published") out.push("ask");
  if (published === null) out.push("drop");
  else out.push("withdraw");
  if (published?.audience === "inside") out.push("open");
  return out;
}
