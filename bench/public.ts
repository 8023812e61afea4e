/** The public pages under mixed load: lists, searches, judgments, guides, feeds, over generated judgments for everybody. */
import { readConfig } from "#kernel/config";
import { openServices } from "#kernel/server";
import { modules } from "#modules";
import { fillJudgments } from "../tests/public/fill-judgments.ts";
import { makeGround, startPalermo } from "./lib/child-server.ts";
import { putMixedLoad } from "./lib/mixed-load.ts";
import { percentile } from "./lib/numbers.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";

const smoke = isSmoke();
const sizes = smoke
  ? { judgments: 60, seconds: 2, perSecond: 20 }
  : { judgments: 5000, seconds: 30, perSecond: 200 };

const ground = makeGround({ PALERMO_PUBLIC_PER_MINUTE: "1000000" });
const figures: Figure[] = [];
try {
  // The demonstration is loaded by a first start; then the judgments join it.
  await (await startPalermo(ground)).stop();
  const services = await openServices({ config: readConfig(ground.env), modules });
  const codes = await fillJudgments(services, sizes.judgments);
  await services.close();
  const palermo = await startPalermo(ground);
  try {
    figures.push(...(await measure(palermo.address, codes)));
  } finally {
    await palermo.stop();
  }
} finally {
  ground.remove();
}
report("public", { smoke, figures, packages: ["fastify", "pg", "kysely"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

async function measure(address: string, codes: readonly string[]): Promise<Figure[]> {
  const langs = ["en", "ar", "fr", "es", "ru", "zh"];
  const words = [
    "wages",
    "court debt",
    "passports",
    "عمال",
    "долг",
    "salaires",
    "工人",
    "crossing night",
    '"life vests"',
  ];
  const filters = [
    "crime-type=smuggling_of_migrants",
    "means=deception",
    "concept=consent",
    "finality=not-final",
  ];
  const one = <T>(some: readonly T[]): T => some[Math.floor(Math.random() * some.length)] as T;
  const kinds: readonly [kind: string, share: number, path: () => string][] = [
    ["a judgment", 50, () => `/${one(codes)}`],
    ["a search", 20, () => `?q=${encodeURIComponent(one(words))}`],
    ["a list with filters", 15, () => `?${one(filters)}`],
    ["a guide", 5, () => "/concepts/consent"],
    ["a feed", 5, () => `/feed.atom?q=${encodeURIComponent(one(words))}`],
    ["the list", 5, () => ""],
  ];
  const shares = kinds.flatMap(([kind, share, path]) =>
    Array.from({ length: share }, () => ({ kind, path })),
  );
  const next = () => {
    const { kind, path } = one(shares);
    return { kind, url: `${address}/public/${one(langs)}/caselaw${path()}` };
  };
  const seconds = sizes.seconds;
  await putMixedLoad({ next, perSecond: sizes.perSecond / 2, seconds: seconds / 3 });
  const answers = await putMixedLoad({ next, perSecond: sizes.perSecond, seconds });
  const times = (kind?: string) =>
    answers.flatMap((answer) => (kind === undefined || answer.kind === kind ? [answer.ms] : []));
  const largest = Math.max(...answers.map(({ bytes }) => bytes));
  return [
    { what: `pages answered in ${seconds} s, paced`, value: answers.length / seconds, unit: "requests/s" },
    { what: "  p50", value: percentile(times(), 0.5), unit: "ms" },
    { what: "  p95 of all pages", value: percentile(times(), 0.95), unit: "ms", target: { atMost: 50 } },
    { what: "  p99", value: percentile(times(), 0.99), unit: "ms" },
    ...kinds.map(([kind]) => ({
      what: `  p95 of ${kind}`,
      value: percentile(times(kind), 0.95),
      unit: "ms",
    })),
    { what: "largest page, without compression", value: largest / 1000, unit: "KB", target: { atMost: 100 } },
  ];
}
