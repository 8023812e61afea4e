import { findCountry } from "@palermo/vocabulary";
import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { listLabel, sourceLabel } from "../list-label.ts";
import { valueLabel } from "../part-label.ts";
import { text } from "../text.ts";
import { FigureRow, FiguresContent } from "./make-figures.ts";

const Item = FiguresContent.extend({
  title: z.string(),
  figuresId: z.uuid(),
  place: z.string(),
  methodLabel: z.string(),
  byLabel: z.string().nullable(),
  rows: z.array(FigureRow.extend({ label: z.string() })),
  sharedAt: z.string(),
  mine: z.boolean(),
});

export const listFigures = question({
  name: "undetected.list-figures",
  about: "Detected and undetected people as agencies of this installation made them known (SDG 16.2.2).",
  needs: "undetected.read",
  input: z.object({}),
  output: z.object({ items: z.array(Item) }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const { lang } = actor;
  const { rows } = await sql<{ figures_id: string; content: unknown; shared_at: Date; mine: boolean }>`
    select figures_id, content, shared_at, agency_id = access.agency_id() as mine
    from undetected.figures where removed_at is null order by shared_at desc, figures_id limit 200`.execute(
    tx,
  );
  return {
    items: rows.map((row) => {
      const content = FiguresContent.parse(row.content);
      const { by } = content;
      return {
        ...content,
        title: wordsIn(content.title, lang),
        source: sourceLabel(content.source, lang),
        lists: content.lists.map((name) => listLabel(name, lang)),
        populationSource:
          content.populationSource === null ? null : sourceLabel(content.populationSource, lang),
        figuresId: row.figures_id,
        place: findCountry({ alpha2: content.country })?.label[lang] ?? content.country,
        methodLabel: text(lang, `method.${content.method}`),
        byLabel: by === null ? null : text(lang, `stratum.${by}`),
        rows: content.rows.map((one) => ({
          ...one,
          label:
            one.value === null || by === null
              ? text(lang, "part.everybody")
              : valueLabel(by, one.value, lang),
        })),
        sharedAt: row.shared_at.toISOString(),
        mine: row.mine,
      };
    }),
  };
});
