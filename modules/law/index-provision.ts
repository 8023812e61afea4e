import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Act, Provision } from "./legislation/act.ts";

type Tx = Context<unknown>["tx"];

/** A provision as a search finds it. */
export type ProvisionEntry = {
  readonly collection: "law.provision";
  readonly recordId: string;
  readonly title: string;
  readonly titleLang: string;
  /** First day in force, as far as it is known. */
  readonly sortDate: string | null;
  readonly facets: {
    readonly country: string;
    readonly duties: readonly string[];
    readonly crimes: readonly string[];
    readonly elements: readonly string[];
  };
  readonly texts: readonly { readonly lang: string; readonly text: string }[];
};

/** What a search knows of a provision: the act's title and its own heading and words in every language version. */
export function provisionEntry(act: Act, provision: Provision): ProvisionEntry {
  const { heading, extract, number } = provision;
  const all = [act.title, ...(heading === undefined ? [] : [heading]), extract];
  const versions = all.flatMap(({ lang, text, translations }) => [
    { lang: lang as string, text },
    ...Object.entries(translations).map(([other, words]) => ({ lang: other, text: words })),
  ]);
  return {
    collection: "law.provision",
    recordId: provision.provisionId,
    title: `${act.title.text}, ${number}`,
    titleLang: act.title.lang,
    sortDate: (provision.starts ?? act.starts)?.earliest ?? null,
    facets: {
      country: act.country,
      duties: provision.duties,
      crimes: provision.crimes,
      elements: provision.elements,
    },
    texts: versions,
  };
}

/** Makes a published act's provisions findable, in place of those of the version before. */
export async function indexProvisions(tx: Tx, recordId: string, act: Act): Promise<void> {
  await sql`delete from law.provision where record_id = ${recordId}::uuid`.execute(tx);
  for (const [place, provision] of act.provisions.entries()) {
    const { facets, texts } = provisionEntry(act, provision);
    const ends = provision.ends ?? act.ends;
    const starts = provision.starts ?? act.starts;
    const words = [act.number ?? "", provision.number, ...texts.map(({ text }) => text)]
      .join("\n")
      .toLowerCase();
    await sql`
      insert into law.provision (provision_id, record_id, place, country, content, duties, crimes, elements, starts, ends, texts)
      values (${provision.provisionId}::uuid, ${recordId}::uuid, ${place}, ${facets.country}, ${JSON.stringify(provision)}::jsonb,
        ${[...facets.duties]}::text[], ${[...facets.crimes]}::text[], ${[...facets.elements]}::text[],
        ${starts?.earliest ?? null}::date, ${ends?.latest ?? null}::date, ${words})`.execute(tx);
  }
}
