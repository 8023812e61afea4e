import { z } from "zod";
import { question } from "#kernel/action";
import { Words } from "#kernel/words";
import { areaRows } from "../areas/area-rows.ts";
import { readDirectory } from "../services/directory.ts";
import { AreaCode, countryOf, reaches } from "../words/area.ts";
import { ServiceKind } from "../words/lists.ts";
import { profileCodes, profiles } from "../words/profile.ts";
import { axesOf } from "./axes.ts";
import { plainState } from "./plain-state.ts";

export const gapStates = ["unserved", "full", "interpreter", "served"] as const;
const State = z.enum(gapStates);

export const showGap = question({
  name: "referral.show-gap",
  about: "One place and kind of help: every language and group, and the services that reach it.",
  needs: "referral.see-gaps",
  input: z.object({ area: AreaCode, kind: ServiceKind }),
  output: z.object({
    languages: z.array(z.string()),
    groups: z.array(z.string()),
    states: z.array(z.array(State)).describe("by language, then group"),
    services: z.array(
      z.object({
        code: z.string(),
        name: Words(200),
        provider: Words(200),
        capacity: z.int().nullable(),
        free: z.int().nullable(),
        state: z.string(),
      }),
    ),
  }),
  inAddress: true,
}).run(async ({ input, tx }) => {
  const { area, kind } = input;
  const services = await readDirectory(tx);
  const areas = (await areaRows(tx)).map(({ code }) => code);
  const { languages } = axesOf(countryOf(area), { areas, services });
  const near = services.filter(
    (one) => one.kinds.includes(kind) && one.areas.some((served) => reaches(served, area)),
  );
  return {
    languages: [...languages],
    groups: profileCodes,
    states: languages.map((language) =>
      profiles.map((group) => gapStates[plainState(near, { area, kind, language, group })] ?? "unserved"),
    ),
    services: near.slice(0, 200).map(({ code, content, provider, capacity, free, state }) => ({
      code,
      name: content.name,
      provider,
      capacity,
      free,
      state,
    })),
  };
});
