import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { SearchAnswer, SearchHit, SearchInput, searchEntries } from "#kernel/text-search";
import { wordsIn } from "#kernel/words";
import { provisionCollection } from "../index-provision.ts";
import { placeLabel } from "../places.ts";
import type { Provision } from "./act.ts";
import { searchFacets, searchFields } from "./search-fields.ts";

const Hit = SearchHit.extend({
  recordId: z.uuid().describe("the provision"),
  actId: z.uuid(),
  number: z.string(),
  heading: z.string().nullable(),
  place: z.string().describe("the country, in the reader's language"),
});

export const searchProvisions = question({
  name: "law.search-provisions",
  about:
    "Searches provisions of published acts by words of any language, with facets; what matters most first.",
  needs: "law.read",
  input: SearchInput,
  output: SearchAnswer.extend({ items: z.array(Hit) }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const answer = await searchEntries(tx, {
    ...input,
    collection: provisionCollection,
    facets: searchFacets,
    fields: searchFields,
  });
  const ids = answer.items.map(({ recordId }) => recordId);
  const { rows } = await sql<{ id: string; act: string; country: string; content: Provision }>`
    select provision_id as id, record_id as act, country, content from law.provision
    where provision_id = any (${ids}::uuid[])`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, row]));
  return {
    ...answer,
    items: answer.items.flatMap((hit) => {
      const row = found.get(hit.recordId);
      if (row === undefined) return [];
      const { number, heading } = row.content;
      return [
        {
          ...hit,
          actId: row.act,
          number,
          heading: heading === undefined ? null : wordsIn(heading, actor.lang),
          place: placeLabel(row.country, actor.lang),
        },
      ];
    }),
  };
});
