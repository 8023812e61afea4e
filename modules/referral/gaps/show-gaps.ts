import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Words } from "#kernel/words";
import { areaRows } from "../areas/area-rows.ts";
import { readDirectory } from "../services/directory.ts";
import { CountryCode } from "../words/area.ts";
import { ServiceKind } from "../words/lists.ts";
import { profileCodes } from "../words/profile.ts";
import { countedPeople } from "./counted-people.ts";
import { countryCube } from "./country-cube.ts";
import { sumCube } from "./sum-cube.ts";

export const Group = z.enum(profileCodes as [string, ...string[]]);
const Language = z.string().regex(/^[a-z]{2,3}$/);
const Count = z.int().nullable().describe("people, in fives; null: too few to be shown");
export const People = z.object({ asked: Count, refused: Count, unanswered: Count, waiting: Count });

export const GapCell = z.object({
  served: z.int().describe("combinations of language and group that somebody serves"),
  full: z.int().describe("combinations that somebody serves, without a free place now"),
  unserved: z.int().describe("combinations that nobody serves"),
  services: z.int(),
  people: People.nullable().describe("null where nothing is known of referrals"),
  hours: z.int().nullable().describe("hours to an answer"),
});

export const showGaps = question({
  name: "referral.show-gaps",
  about:
    "Where nobody helps: place by kind of help, for one language and group or all; and what became of referrals, small numbers protected.",
  needs: "referral.see-gaps",
  input: z.object({
    country: CountryCode.optional(),
    language: Language.optional(),
    group: Group.optional(),
  }),
  output: z.object({
    country: z.string(),
    areas: z.array(
      z.object({
        code: z.string(),
        name: Words(120).nullable(),
        longitude: z.number().nullable(),
        latitude: z.number().nullable(),
      }),
    ),
    kinds: z.array(ServiceKind),
    languages: z.array(z.string()),
    groups: z.array(z.string()),
    cells: z.array(z.array(GapCell)).describe("by area, then kind"),
    services: z.int(),
    stale: z.int().describe("services not looked over in time: counted, but perhaps gone"),
    people: People.nullable(),
    countedAt: z.iso
      .datetime()
      .nullable()
      .describe("when people were counted; null: not yet, or nothing is known"),
    counting: z.boolean().describe("newer counts of people are being made: ask again in a moment"),
  }),
  inAddress: true,
}).run(async (context) => {
  const { input, tx, now } = context;
  const { rows } = await sql<{ country: string | null }>`select referral.own_country() as country`.execute(
    tx,
  );
  const rowsOfAreas = await areaRows(tx);
  const country = input.country ?? rows[0]?.country ?? rowsOfAreas[0]?.code.slice(0, 2) ?? "XV";
  const services = await readDirectory(tx);
  const { cube: axes, services: serving } = countryCube(
    services,
    country,
    rowsOfAreas.map(({ code }) => code),
  );
  const sums = sumCube(axes, input);
  const { counted, counting } = await countedPeople(context, {
    // A referral may name the whole country: its people count in the sums, and in no area.
    areas: [...new Set([...axes.areas, country])],
    kinds: axes.kinds,
  });
  const people = counted?.table ?? null;
  const peopleAt = (area: string | null, kind: string | null) =>
    people === null
      ? null
      : {
          asked: people.at(area, kind, null),
          refused: people.at(area, kind, "refused"),
          unanswered: people.at(area, kind, "unanswered"),
          waiting: people.at(area, kind, "waiting"),
        };
  const rowOf = new Map(rowsOfAreas.map((row) => [row.code, row]));
  const degrees = (text: string | null | undefined) => (text == null ? null : Number(text));
  return {
    country,
    areas: axes.areas.map((code) => {
      const row = rowOf.get(code);
      return {
        code,
        name: row?.name ?? null,
        longitude: degrees(row?.longitude),
        latitude: degrees(row?.latitude),
      };
    }),
    kinds: [...axes.kinds],
    languages: [...axes.languages],
    groups: profileCodes,
    cells: axes.areas.map((area, at) =>
      axes.kinds.map((kind, place) => ({
        ...(sums[at]?.[place] ?? { served: 0, full: 0, unserved: 0 }),
        services: serving[at * axes.kinds.length + place] ?? 0,
        people: peopleAt(area, kind),
        hours: people?.hours(area, kind) ?? null,
      })),
    ),
    services: services.filter(({ areas }) => areas.some((area) => area.startsWith(country))).length,
    stale: services.filter(
      ({ areas, verifiedAt, verifyEvery }) =>
        areas.some((area) => area.startsWith(country)) &&
        (verifiedAt === null || now.getTime() - Date.parse(verifiedAt) > verifyEvery * 86_400_000),
    ).length,
    people: peopleAt(null, null),
    countedAt: counted?.at.toISOString() ?? null,
    counting,
  };
});
