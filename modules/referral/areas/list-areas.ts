import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Area, CountryCode } from "../words/area.ts";
import { areaRows, asArea } from "./area-rows.ts";

export const listAreas = question({
  name: "referral.list-areas",
  about: "Areas of the directory, with the country of the reader's agency.",
  needs: "referral.search",
  input: z.object({ country: CountryCode.optional() }),
  output: z.object({ items: z.array(Area), ownCountry: z.string().nullable(), mayKeep: z.boolean() }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { rows } = await sql<{ country: string | null }>`select referral.own_country() as country`.execute(
    tx,
  );
  const items = (await areaRows(tx, input.country)).map((row) => asArea(row, actor.agencyId));
  return {
    items,
    ownCountry: rows[0]?.country ?? null,
    mayKeep: actor.rights.has("referral.keep-directory"),
  };
});
