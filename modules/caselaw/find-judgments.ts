import { findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import { question } from "#kernel/action";
import { searchEntries } from "#kernel/text-search";
import { searchFields } from "./facets.ts";
import { findSeveral } from "./find-published.ts";
import { collection } from "./search-entry.ts";

export const findJudgments = question({
  name: "caselaw.find-judgments",
  about: "Titles of published judgments for the search of everything.",
  needs: "caselaw.read",
  input: z.object({ text: z.string().trim().max(200), limit: z.int().min(1).max(20).default(5) }),
  output: z.object({ items: z.array(z.object({ code: z.string(), label: z.string(), about: z.string() })) }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { text, limit } = input;
  if (text === "") return { items: [] };
  const { items } = await searchEntries(tx, {
    ...{ collection, query: text, lang: actor.lang, limit, fields: searchFields },
  });
  const found = await findSeveral(
    tx,
    items.map(({ recordId }) => recordId),
  );
  return {
    items: items.flatMap(({ recordId, title }) => {
      const record = found.find(({ judgmentId }) => judgmentId === recordId);
      if (record === undefined) return [];
      const { jurisdiction, decided, verdictOn } = record.judgment;
      const place = findCountry({ alpha2: jurisdiction })?.label[actor.lang];
      const day = (decided ?? verdictOn)?.text;
      const about = [place, day]
        .filter((part) => part !== undefined)
        .join(actor.lang === "zh" ? "，" : actor.lang === "ar" ? "، " : ", ");
      return [{ code: record.code, label: title, about }];
    }),
  };
});
