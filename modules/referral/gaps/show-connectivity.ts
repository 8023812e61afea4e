import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Words } from "#kernel/words";
import { areaRows } from "../areas/area-rows.ts";
import { readDirectory } from "../services/directory.ts";
import { CountryCode } from "../words/area.ts";
import { ServiceKind } from "../words/lists.ts";
import { bridgingProviders, coverageLoss } from "./connectivity.ts";
import { countryCube } from "./country-cube.ts";
import { nobody } from "./sole-providers.ts";

const Name = z.object({ providerId: z.uuid(), name: Words(200) });

export const showConnectivity = question({
  name: "referral.show-connectivity",
  about: "Which single provider's loss leaves whom without help, and which alone holds areas together.",
  needs: "referral.see-gaps",
  input: z.object({ country: CountryCode.optional() }),
  output: z.object({
    country: z.string(),
    combinations: z.int().describe("combinations of place, kind, language and group that are served now"),
    areas: z.array(z.object({ code: z.string(), name: Words(120).nullable() })),
    losses: z.array(
      Name.extend({
        cells: z.int().describe("combinations that only this provider serves"),
        cutOff: z
          .array(z.object({ area: z.string(), kind: ServiceKind }))
          .describe("places and kinds where nobody would be left"),
      }),
    ),
    bridges: z.array(
      Name.extend({ parts: z.array(z.array(z.string())).describe("groups of areas that come apart") }),
    ),
  }),
  inAddress: true,
}).run(async ({ input, tx }) => {
  const { rows } = await sql<{ country: string | null }>`select referral.own_country() as country`.execute(
    tx,
  );
  const rowsOfAreas = await areaRows(tx);
  const country = input.country ?? rows[0]?.country ?? rowsOfAreas[0]?.code.slice(0, 2) ?? "XV";
  const services = await readDirectory(tx);
  const { sole: findSole } = countryCube(
    services,
    country,
    rowsOfAreas.map(({ code }) => code),
  );
  const sole = findSole();
  const nameOf = new Map(services.map(({ providerId, provider }) => [providerId, provider]));
  const named = (provider: string) => {
    const name = nameOf.get(provider);
    return name === undefined ? [] : [{ providerId: provider, name }];
  };
  const areaNames = new Map(rowsOfAreas.map(({ code, name }) => [code, name]));
  return {
    country,
    combinations: sole.only.reduce((sum, only) => sum + (only === nobody ? 0 : 1), 0),
    areas: sole.areas.map((code) => ({ code, name: areaNames.get(code) ?? null })),
    losses: coverageLoss(sole).flatMap(({ provider, cells, cutOff }) =>
      named(provider).map((name) => ({ ...name, cells, cutOff: [...cutOff] })),
    ),
    bridges: bridgingProviders(services, sole.areas).flatMap(({ provider, parts }) =>
      named(provider).map((name) => ({ ...name, parts: parts.map((part) => [...part]) })),
    ),
  };
});
