import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Words } from "#kernel/words";
import { areaRows } from "../areas/area-rows.ts";
import { AreaCode, ServiceKind } from "../referral.ts";
import { FoundReason, pointsOf } from "../search/find-services.ts";
import { rankServices } from "../search/rank-services.ts";
import { readDirectory } from "../services/directory.ts";
import { type Needing, needingOfReferral, needingOfSupport, wishFor } from "./wish-of-person.ts";

export const OfferedService = z.object({
  serviceId: z.uuid(),
  code: z.string(),
  name: Words(200),
  areas: z.array(AreaCode),
  languages: z.array(z.string()),
  free: z.int().nullable(),
  hasAccount: z.boolean(),
  fits: z.boolean(),
  reasons: z.array(FoundReason),
});

/** More than anybody reads before asking; a search finds the rest. */
const most = 50;
const nobodyKnown: Needing = { sex: null, ageBand: null, languages: [] };

export const offerServices = question({
  name: "referral.offer-services",
  about:
    "Open services of a kind that were not asked yet for this need, in the order in which to ask them for this person, each with its reasons.",
  needs: "referral.refer",
  audited: true,
  input: z.object({
    kind: ServiceKind,
    area: AreaCode.optional().describe(
      "where help is needed; the referral's own when left out after a referral",
    ),
    after: z.uuid().optional().describe("a referral after which another service is asked"),
    supportFileId: z.uuid().optional().describe("the file of the person for whom the first one is asked"),
  }),
  output: z.object({
    items: z.array(OfferedService),
    fitting: z.int().describe("services that fit; the others come nearest"),
    askedBefore: z.int().describe("services that were asked for this need and are left out"),
  }),
}).run(async (context) => {
  const { tx, now } = context;
  const { kind, after, supportFileId } = context.input;
  const before = after === undefined ? null : await needingOfReferral(context, after);
  const needing: Needing =
    before !== null
      ? { sex: before.sex, ageBand: before.age_band, languages: before.languages }
      : supportFileId === undefined
        ? nobodyKnown
        : await needingOfSupport(context, supportFileId);
  const asked = new Set<string>();
  if (before !== null) {
    const { rows } = await sql<{ service_id: string }>`
      select service_id from referral.referral where request_id = ${before.request_id}::uuid`.execute(tx);
    for (const row of rows) asked.add(row.service_id);
  }
  const open = (await readDirectory(tx)).filter(
    ({ state, serviceId }) => state === "open" && !asked.has(serviceId),
  );
  const wish = wishFor(needing, { kind, area: context.input.area ?? before?.area });
  const ranked = rankServices(open, wish, { points: pointsOf(await areaRows(tx)), now: now.getTime() });
  return {
    fitting: ranked.filter(({ fits }) => fits).length,
    askedBefore: asked.size,
    items: ranked.slice(0, most).map(({ service, fits, reasons }) => ({
      serviceId: service.serviceId,
      code: service.code,
      name: service.content.name,
      areas: service.areas,
      languages: service.content.languages,
      free: service.free,
      hasAccount: service.answeredBy !== null,
      fits,
      reasons: reasons.map(({ costs: _costs, ...reason }) => reason),
    })),
  };
});
