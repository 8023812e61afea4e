import { treaties } from "@palermo/vocabulary/treaties";
import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { TreatyName } from "./treaty-words.ts";

const Line = (most: number) => z.string().trim().min(1).max(most);
const Name = Line(300);

/** The name of a treaty in the six languages. */
const Label = z.object({ ar: Name, zh: Name, en: Name, fr: Name, ru: Name, es: Name });

export const addInstrument = action({
  name: "law.add-instrument",
  about:
    "Adds a treaty that the vocabulary does not hold, such as a regional convention; its status is then imported.",
  needs: "law.edit",
  input: z.object({
    treaty: TreatyName,
    label: Label,
    number: Line(60)
      .optional()
      .describe("chapter and number in the Treaty Collection, or the series of its depositary"),
    adopted: z.iso.date(),
    inForce: z.iso.date().optional(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
  }),
  output: z.object({ treaty: z.string() }),
  refusals: ["known-already", "force-before-adoption"],
  emits: ["law.instrument-added"],
  undo: "law.remove-instrument",
}).run(async ({ input, tx, now, emit }) => {
  const { treaty, label, number, adopted, inForce, link } = input;
  if (treaties.some(({ code }) => code === treaty)) return refuse("known-already", { path: ["treaty"] });
  if (inForce !== undefined && inForce < adopted)
    return refuse("force-before-adoption", { path: ["inForce"] });
  const { rows } = await sql<{ instrument: string }>`
    insert into law.instrument as i (instrument, number, label, adopted, in_force, link, added_at)
    values (${treaty}, ${number ?? null}, ${JSON.stringify(label)}::jsonb, ${adopted}::date, ${inForce ?? null}::date, ${link ?? null}, ${now})
    on conflict (instrument) do update set number = excluded.number, label = excluded.label, adopted = excluded.adopted,
      in_force = excluded.in_force, link = excluded.link, removed_at = null
    where i.removed_at is not null
    returning instrument`.execute(tx);
  if (rows.length === 0) return refuse("known-already", { path: ["treaty"] });
  emit("law.instrument-added", {});
  return { treaty };
});
