/** The search of the shell over HTTP with 100,000 dossiers, for a reader of few of them and for one by an agency-wide grant. */
import { readConfig } from "#kernel/config";
import { openDatabase } from "#kernel/database";
import { type Ground, makeGround, startPalermo } from "./lib/child-server.ts";
import { type Client, signIn } from "./lib/client.ts";
import { median, timed } from "./lib/numbers.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";
import { firstLoadSize } from "./lib/web-size.ts";
import { makeCases } from "./shell/make-cases.ts";

const smoke = isSmoke();
const cases = smoke ? 2_000 : 100_000;
const turns = smoke ? 2 : 25;

const ground = makeGround();
const figures: Figure[] = [];
try {
  const palermo = await startPalermo(ground);
  try {
    const filling = await timed(() => fill(ground));
    figures.push({
      what: `filling: ${cases.toLocaleString("en")} dossiers`,
      value: filling / 1000,
      unit: "s",
    });
    for (const [role, what] of [
      ["investigator", "reader of few"],
      ["analyst", "reader by an agency-wide grant"],
    ] as const)
      figures.push(...(await measure(await signIn(palermo.address, role), what)));
  } finally {
    await palermo.stop();
  }
} finally {
  ground.remove();
}
const web = firstLoadSize();
if (web !== null)
  figures.push({
    what: "script of the first load, brotli",
    value: web.script,
    unit: "KB",
    target: { atMost: 200 },
  });
report("shell", { smoke, figures, packages: ["fastify", "pg", "kysely", "react", "@mantine/core"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

async function fill(place: Ground): Promise<void> {
  const database = await openDatabase(readConfig(place.env), { beside: true });
  const owner = await database.owner();
  await makeCases(owner, cases);
  await owner.end();
  await database.close();
}

type Found = { readonly items: readonly { readonly code: string; readonly label: string }[] };

/** What people type: the beginning of a code as it grows, a whole one, parts of a reference, a name that is nowhere. */
function typedFor(code: string, reference: string): Record<string, string[]> {
  return {
    "beginning of a code": [code.slice(0, 3), code.slice(0, 4).toLowerCase(), code.slice(2, 6), code],
    "part of a reference": [
      reference,
      reference.slice(0, 8).toLowerCase(),
      reference.split("/")[1] ?? reference,
    ],
    "nothing of the kind": ["vesna kolar", "zzzzzz", "harbour warehouse"],
  };
}

async function measure(client: Client, what: string): Promise<Figure[]> {
  const ask = (text: string) => client.call("casefile.search-cases", { text, limit: 6 }) as Promise<Found>;
  const seen = (await client.call("casefile.search-cases", { text: "LAK-", limit: 50 })) as Found;
  const known = seen.items.map(({ code, label }) => ({ code, reference: label.split(" ").at(-1) ?? "" }));
  const one = known[0];
  if (!one) throw new Error(`${what}: no case of the bench is seen`);
  const found = await ask(one.code);
  if (found.items[0]?.code !== one.code) throw new Error(`${what}: ${one.code} is not found by its code`);
  const all: number[] = [];
  const figuresOf: Figure[] = [];
  const times = new Map<string, number[]>();
  for (let turn = 0; turn < turns; turn += 1) {
    const { code, reference } = known[turn % known.length] ?? one;
    for (const [kind, texts] of Object.entries(typedFor(code, reference))) {
      for (const text of texts) {
        const ms = await timed(() => Promise.all([ask(text), client.call("saved-view.list-own-views", {})]));
        times.set(kind, [...(times.get(kind) ?? []), ms]);
        all.push(ms);
      }
    }
  }
  for (const [kind, some] of times)
    figuresOf.push(
      { what: `${what}: ${kind}, median`, value: median(some), unit: "ms" },
      { what: "  p95", value: p95(some), unit: "ms" },
    );
  figuresOf.push({
    what: `${what}: palette results, p95 of ${all.length}`,
    value: p95(all),
    unit: "ms",
    target: { atMost: 150 },
  });
  return figuresOf;
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}
