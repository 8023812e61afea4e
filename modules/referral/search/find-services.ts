import { z } from "zod";
import { question } from "#kernel/action";
import { areaRows } from "../areas/area-rows.ts";
import { readDirectory } from "../services/directory.ts";
import { Service } from "../words/service.ts";
import { Wish } from "../words/wish.ts";
import type { Points } from "./distance.ts";
import { rankServices } from "./rank-services.ts";

const most = 50;

export const FoundReason = z.object({
  code: z.string(),
  good: z.boolean(),
  blocks: z.boolean().describe("does not fit while this stands"),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type FoundReason = z.infer<typeof FoundReason>;

export const Found = Service.omit({ may: true, mine: true }).extend({
  fits: z.boolean(),
  reasons: z.array(FoundReason),
});
export type Found = z.infer<typeof Found>;

/** Middles of areas; a whole country lies in the middle of its areas. */
export function pointsOf(
  rows: readonly { code: string; longitude: string | null; latitude: string | null }[],
): Points {
  return new Map(
    rows.flatMap(({ code, longitude, latitude }) =>
      longitude === null || latitude === null ? [] : [[code, [Number(longitude), Number(latitude)]] as const],
    ),
  );
}

export const findServices = question({
  name: "referral.find-services",
  about:
    "Services for what is looked for, those that fit first, then what comes nearest, each with its reasons. Coded facts only: no name is asked.",
  needs: "referral.search",
  input: Wish,
  output: z.object({
    fitting: z.int().describe("services that fit"),
    looked: z.int().describe("services in the directory that are not closed"),
    items: z.array(Found).describe(`at most ${most}`),
  }),
}).run(async ({ input, tx, now }) => {
  const services = await readDirectory(tx);
  const points = pointsOf(await areaRows(tx));
  const ranked = rankServices(services, input, { points, now: now.getTime() });
  return {
    fitting: ranked.filter(({ fits }) => fits).length,
    looked: services.length,
    items: ranked.slice(0, most).map(({ service, fits, reasons }) => ({
      ...service,
      fits,
      reasons: reasons.map(({ costs: _costs, ...reason }) => reason),
    })),
  };
});
