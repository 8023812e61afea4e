import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { dropEntry, putEntry, type SearchEntry } from "#kernel/text-search";
import type { Words } from "#kernel/words";
import type { Act, Provision } from "./legislation/act.ts";

type Tx = Context<unknown>["tx"];

export const provisionCollection = "law.provision";

/** The versions of one text, each in its language. */
function versions({ lang, text, translations }: Words): { lang: string; text: string }[] {
  return [
    { lang, text },
    ...Object.entries(translations).map(([other, words]) => ({ lang: other, text: words })),
  ];
}

/** What a search knows of a provision: the act's title and its own heading and words in every language version. */
export function provisionEntry(act: Act, provision: Provision): SearchEntry {
  const { heading, extract, number } = provision;
  const day = (provision.starts ?? act.starts)?.earliest ?? null;
  const weighed = [
    { field: "title", weight: "A", words: act.title },
    ...(heading === undefined ? [] : [{ field: "heading", weight: "B", words: heading } as const]),
    { field: "text", weight: "C", words: extract },
  ] as const;
  return {
    collection: provisionCollection,
    recordId: provision.provisionId,
    title: `${act.title.text}, ${number}`,
    titleLang: act.title.lang,
    sortDate: day,
    facets: {
      country: [act.country],
      duty: provision.duties,
      crime: provision.crimes,
      element: provision.elements,
      ...(day === null ? {} : { year: [day.slice(0, 4)] }),
    },
    texts: weighed.flatMap(({ field, weight, words }) =>
      versions(words).map((version) => ({ field, weight, ...version })),
    ),
    audience: "everybody",
  };
}

/** Takes the provisions of an act out of the lists and the search. */
export async function dropProvisions(tx: Tx, recordId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    delete from law.provision where record_id = ${recordId}::uuid returning provision_id as id`.execute(tx);
  for (const { id } of rows) await dropEntry(tx, provisionCollection, id);
}

/** Makes a published act's provisions findable, in place of those of the version before. */
export async function indexProvisions(tx: Tx, recordId: string, act: Act): Promise<void> {
  await dropProvisions(tx, recordId);
  for (const [place, provision] of act.provisions.entries()) {
    const entry = provisionEntry(act, provision);
    const ends = provision.ends ?? act.ends;
    const starts = provision.starts ?? act.starts;
    const words = [act.number ?? "", provision.number, ...entry.texts.map(({ text }) => text)]
      .join("\n")
      .toLowerCase();
    await sql`
      insert into law.provision (provision_id, record_id, place, country, content, duties, crimes, elements, starts, ends, texts)
      values (${provision.provisionId}::uuid, ${recordId}::uuid, ${place}, ${act.country}, ${JSON.stringify(provision)}::jsonb,
        ${provision.duties}::text[], ${provision.crimes}::text[], ${provision.elements}::text[],
        ${starts?.earliest ?? null}::date, ${ends?.latest ?? null}::date, ${words})`.execute(tx);
    await putEntry(tx, entry);
  }
}
