/** A question over HTTP beside a bare Fastify route that sends the same statement, in turns; and an audited question. */
import { randomUUID } from "node:crypto";
import { makeGround, type Running, startPalermo, startScript } from "./lib/child-server.ts";
import { type Client, signIn } from "./lib/client.ts";
import { type Load, type LoadResult, putLoad } from "./lib/load.ts";
import { median } from "./lib/numbers.ts";
import { putPacedLoad } from "./lib/paced-load.ts";
import { processorTime } from "./lib/processes.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";
import { tidyDatabase } from "./lib/tidy-database.ts";

const smoke = isSmoke();
const sizes = smoke ? { cases: 10, seconds: 1, turns: 1 } : { cases: 200, seconds: 6, turns: 5 };
const name = "casefile.list-cases";
const input = { limit: 20 };
const clients = 50;

const ground = makeGround();
const figures: Figure[] = [];
try {
  const palermo = await startPalermo(ground);
  const bare = await startScript("bench/api/bare-route.ts", {
    ...ground.env,
    BENCH_QUESTION: name,
    BENCH_INPUT: JSON.stringify(input),
  });
  try {
    const investigator = await signIn(palermo.address, "investigator");
    const caseId = await openCases(investigator);
    await tidyDatabase(ground);
    figures.push(...(await measure({ palermo, bare, investigator, caseId })));
  } finally {
    await bare.stop();
    await palermo.stop();
  }
} finally {
  ground.remove();
}
report("api", { smoke, figures, packages: ["fastify", "pg", "kysely", "zod", "autocannon"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

async function openCases(investigator: Client): Promise<string> {
  let caseId = "";
  for (let n = 0; n < sizes.cases; n += 1) {
    caseId = randomUUID();
    await investigator.call("casefile.open-case", {
      caseId,
      kind: n % 3 === 0 ? "smuggling" : "trafficking",
      reference: `B-${n}`,
      title: "Bench",
      summary: "One of many.",
    });
  }
  return caseId;
}

type Cost = LoadResult & { readonly processor: number };

/** Load with the processor time that each request took in its server and in the database. */
async function costly(server: Running, database: Running, load: Load): Promise<Cost> {
  const before = processorTime(server.pid, database.pid);
  const result = await putLoad(load);
  return { ...result, processor: (processorTime(server.pid, database.pid) - before) / result.total };
}

type Place = { palermo: Running; bare: Running; investigator: Client; caseId: string };

async function measure({ palermo, bare, investigator, caseId }: Place): Promise<Figure[]> {
  const { seconds, turns } = sizes;
  const headers = { cookie: investigator.cookie };
  const question = `${palermo.address}/api/${name.replace(".", "/")}?input=${encodeURIComponent(JSON.stringify(input))}`;
  const askPalermo = () => costly(palermo, palermo, { url: question, clients, seconds, headers });
  const askBare = () => costly(bare, palermo, { url: `${bare.address}/rows`, clients, seconds });
  const askPrepared = () => costly(bare, palermo, { url: `${bare.address}/prepared`, clients, seconds });
  const askAudited = () =>
    costly(palermo, palermo, {
      url: `${palermo.address}/api/casefile/get-case`,
      clients,
      seconds,
      headers,
      body: { caseId },
    });
  // Compiles what the just-in-time compiler finds hot, fills the pools.
  await askBare();
  await askPalermo();
  await askAudited();
  const ours: Cost[] = [];
  const theirs: Cost[] = [];
  const prepared: Cost[] = [];
  const audited: Cost[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    theirs.push(await askBare());
    ours.push(await askPalermo());
    prepared.push(await askPrepared());
    audited.push(await askAudited());
  }
  const ratios = ours.map((one, turn) => one.perSecond / (theirs[turn]?.perSecond ?? Number.NaN));
  const paced = await putPacedLoad({ url: question, headers, clients, seconds: seconds * 2, pause: 250 });
  const middle = (some: readonly Cost[], part: keyof Cost) => median(some.map((one) => one[part]));
  return [
    { what: `bare route, ${clients} clients`, value: middle(theirs, "perSecond"), unit: "requests/s" },
    { what: "  p99", value: middle(theirs, "p99"), unit: "ms" },
    { what: "bare route that keeps its plan", value: middle(prepared, "perSecond"), unit: "requests/s" },
    { what: `${name}, ${clients} clients`, value: middle(ours, "perSecond"), unit: "requests/s" },
    {
      what: `  of the bare route, median of ${turns} turns`,
      value: median(ratios),
      unit: "",
      target: { atLeast: 0.5 },
    },
    {
      what: "  processor time of the bare route / of the question",
      value: middle(theirs, "processor") / middle(ours, "processor"),
      unit: "",
    },
    {
      what: "  of the bare route that keeps its plan",
      value: middle(ours, "perSecond") / middle(prepared, "perSecond"),
      unit: "",
    },
    { what: "  p99 under full load", value: middle(ours, "p99"), unit: "ms" },
    {
      what: `  p99 of ${clients} clients who pause 0.25 s (${Math.round(paced.length / seconds / 2)} requests/s)`,
      value: paced[Math.floor(paced.length * 0.99)] ?? Number.NaN,
      unit: "ms",
      target: { atMost: 50 },
    },
    { what: "casefile.get-case, audited", value: middle(audited, "perSecond"), unit: "requests/s" },
    { what: "  p99 under full load", value: middle(audited, "p99"), unit: "ms" },
  ];
}
