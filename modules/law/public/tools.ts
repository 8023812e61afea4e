import { langs } from "@palermo/vocabulary";
import { z } from "zod";
import type { PublicTool } from "#kernel/public-face";
import { CountryCode, placeLabel } from "../places.ts";
import { readTreaties } from "../read-treaties.ts";
import { countOn, stateOn } from "../treaties/status.ts";
import { findProvisions } from "./legislation-page.ts";
import { base, plain, todayOf } from "./view.ts";

const StatusTool = z.object({
  treaty: z.string().max(20).optional().describe("such as UNTOC, TIP or SOM; all treaties when left out"),
  country: CountryCode.optional().describe("how one country stands, ISO 3166-1 alpha-2"),
  on: z.iso.date().optional().describe("the day counted; today when left out"),
  participants: z.boolean().default(false).describe("names every party and signatory"),
  lang: z.enum(langs).default("en"),
});

const listTreatyStatus: PublicTool = {
  name: "list_treaty_status",
  title: "Status of treaties",
  about:
    "Counts parties and signatories of the Organized Crime Convention, its Protocols and related treaties on a day, by the day of deposit; says up to which day the data know.",
  input: StatusTool,
  async run({ tx, site }, input) {
    const { treaty, country, on: asked, participants, lang } = StatusTool.parse(input);
    const on = asked ?? (await todayOf({ tx }));
    const all = await readTreaties(tx);
    const wanted = treaty === undefined ? all : all.filter((one) => one.treaty === treaty);
    if (wanted.length === 0) return null;
    return {
      on,
      treaties: wanted.map((one) => {
        const { parties, signatories, beyond } = countOn(one, on);
        const own = one.standings.find(({ participant }) => participant === country);
        return {
          ...{ treaty: one.treaty, name: one.label[lang], adopted: one.adopted, inForce: one.inForce },
          ...{ parties, signatories, dataUpTo: one.asOf, source: one.source, laterPartiesAreMissing: beyond },
          address: `${site.url}${base(lang)}/treaties/${one.treaty}?on=${on}`,
          ...(country === undefined
            ? {}
            : {
                country: {
                  name: placeLabel(country, lang),
                  state: own === undefined ? "none" : stateOn(own, on),
                  ...{ signed: own?.signed ?? null, bound: own?.bound ?? null, how: own?.how ?? null },
                },
              }),
          ...(participants
            ? {
                participants: one.standings
                  .map((standing) => ({ participant: standing.participant, state: stateOn(standing, on) }))
                  .filter(({ state }) => state !== "none"),
              }
            : {}),
        };
      }),
    };
  },
};

const SearchTool = z.object({
  query: z.string().max(1000).default(""),
  country: CountryCode.optional(),
  duty: z.string().max(30).optional().describe("a duty such as TIP-5.1"),
  limit: z.int().min(1).max(50).default(10),
  after: z.string().max(300).optional().describe("`next` of the answer before"),
  lang: z.enum(langs).default("en"),
});

const searchLegislation: PublicTool = {
  name: "search_legislation",
  title: "Search legislation",
  about: "Searches provisions of published national legislation by words, country and duty; gives passages.",
  input: SearchTool,
  async run({ tx, site }, input) {
    const { query, country, duty, limit, after, lang } = SearchTool.parse(input);
    const filters = {
      ...(country === undefined ? {} : { country: [country] }),
      ...(duty === undefined ? {} : { duty: [duty] }),
    };
    const found = await findProvisions({ tx, lang }, { query, filters, after }, limit);
    return {
      ...{ total: found.total, next: found.next },
      provisions: found.items.map(({ row, snippet }) => ({
        ...{ act: plain(row.title, lang), number: row.content.number, country: row.country },
        ...{ duties: row.content.duties, passage: snippet.text },
        address: `${site.url}${base(lang)}/acts/${row.act}#${row.id}`,
      })),
    };
  },
};

export const tools: readonly PublicTool[] = [listTreatyStatus, searchLegislation];
