import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { axesOf } from "../gaps/axes.ts";
import { readDirectory } from "../services/directory.ts";
import { CountryCode } from "../words/area.ts";
import { InformationTopic, informationForms, informationTopics } from "../words/information.ts";

const Text = z.object({
  informationId: z.uuid(),
  topic: InformationTopic,
  lang: z.string(),
  forms: z.array(z.enum(informationForms)),
  words: z.string(),
  checkedBy: z.string(),
  checkedOn: z.string().nullable(),
  version: z.int(),
  mine: z.boolean(),
});
type Row = {
  information_id: string;
  agency_id: string;
  topic: string;
  lang: string;
  forms: z.infer<typeof Text>["forms"];
  words: string;
  checked_by: string;
  checked_on: string | null;
  version: number;
};

/** Beside the six languages of the program, those that services of the country speak most. */
const mostLanguages = 24;

export const showInformation = question({
  name: "referral.show-information",
  about:
    "What people are told of their rights in a country: texts by topic and language, and the languages that lack one.",
  needs: "referral.search",
  input: z.object({ country: CountryCode.optional() }),
  output: z.object({
    country: z.string(),
    topics: z.array(InformationTopic),
    languages: z.array(z.string()).describe("in which it is wanted: those of services, and those that exist"),
    texts: z.array(Text),
    lacking: z.array(z.object({ lang: z.string(), topics: z.array(InformationTopic) })),
    mayKeep: z.boolean(),
  }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const own = await sql<{ country: string | null }>`select referral.own_country() as country`.execute(tx);
  const country = input.country ?? own.rows[0]?.country ?? "XV";
  const { rows } = await sql<Row>`
    select distinct on (topic, lang) information_id, agency_id, topic, lang, forms, words, checked_by,
      checked_on::text as checked_on, version
    from referral.information where removed_at is null and country = ${country}
    order by topic, lang, written_at desc`.execute(tx);
  const texts = rows.map(({ information_id, agency_id, topic, checked_by, checked_on, ...row }) => ({
    ...row,
    informationId: information_id,
    topic: InformationTopic.parse(topic),
    checkedBy: checked_by,
    checkedOn: checked_on,
    mine: agency_id === actor.agencyId,
  }));
  const spoken = axesOf(country, { areas: [], services: await readDirectory(tx) }).languages;
  const languages = [...new Set([...spoken.slice(0, mostLanguages), ...texts.map(({ lang }) => lang)])];
  const there = new Set(texts.map(({ topic, lang }) => `${topic} ${lang}`));
  return {
    country,
    topics: [...informationTopics],
    languages,
    texts,
    lacking: languages.flatMap((lang) => {
      const topics = informationTopics.filter((topic) => !there.has(`${topic} ${lang}`));
      return topics.length === 0 ? [] : [{ lang, topics }];
    }),
    mayKeep: actor.rights.has("referral.keep-directory"),
  };
});
