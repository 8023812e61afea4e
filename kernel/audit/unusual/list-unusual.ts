import { sql } from "kysely";
import { z } from "zod";
import { action, question } from "#kernel/action";
import type { Tx } from "../../database/tx.ts";
import { judge, type Measure, measures, type Reading, type Threshold } from "./judge.ts";

const ThresholdRow = z.object({
  measure: z.enum(measures),
  floor: z.int().min(1).max(1_000_000).describe("fewer in a period is never unusual"),
  peerTimes: z
    .number()
    .min(1)
    .max(1000)
    .describe("so many times the middle of colleagues with the same role"),
  pastTimes: z.number().min(1).max(1000).describe("so many times the own average before"),
});

const Unusual = z.object({
  accountId: z.uuid(),
  name: z.string(),
  agency: z.record(z.string(), z.string()),
  roles: z.array(z.string()),
  findings: z.array(
    z.object({
      measure: z.enum(measures),
      value: z.number(),
      peers: z.number().nullable(),
      past: z.number().nullable(),
      unlike: z.array(z.enum(["peers", "past"])),
    }),
  ),
});

type Row = Record<Measure, string> & {
  account_id: string;
  name: string;
  agency: Record<string, string>;
  roles: string[];
  period: number;
};

async function thresholdsOf(tx: Tx): Promise<Threshold[]> {
  const { rows } = await sql<{
    measure: Measure;
    floor: number;
    peer_times: string;
    past_times: string;
  }>`select * from audit.thresholds()`.execute(tx);
  return rows.map((row) => ({
    measure: row.measure,
    floor: row.floor,
    peerTimes: Number(row.peer_times),
    pastTimes: Number(row.past_times),
  }));
}

export const listUnusual = question({
  name: "audit.list-unusual",
  about:
    "Readers whose opened dossiers, revealed names, exports, hours or refusals differ from colleagues of the same role or from their own past: figures to ask about, not proof.",
  needs: "audit.read",
  audited: true,
  input: z.object({
    days: z.int().min(1).max(31).default(7).describe("length of a period; four before it are compared"),
    until: z.iso.datetime().optional().describe("end of the period; now when left out"),
  }),
  output: z.object({
    from: z.string(),
    until: z.string(),
    readers: z.int().describe("readers who were compared"),
    items: z.array(Unusual),
    thresholds: z.array(ThresholdRow),
  }),
}).run(async ({ input: { days, until }, tx, now }) => {
  const end = until === undefined ? now : new Date(until);
  const { rows } = await sql<Row>`select * from audit.reading(${end}, ${days})`.execute(tx);
  const thresholds = await thresholdsOf(tx);
  const readings = readingsOf(rows);
  const people = new Map(rows.map((row) => [row.account_id, row]));
  const items = readings.flatMap((reading) => {
    const findings = judge(reading, readings, thresholds);
    const person = people.get(reading.accountId);
    if (findings.length === 0 || !person) return [];
    const { account_id: accountId, name, agency, roles } = person;
    return [
      {
        accountId,
        name,
        agency,
        roles,
        findings: findings.map((one) => ({ ...one, unlike: [...one.unlike] })),
      },
    ];
  });
  return {
    from: new Date(end.getTime() - days * 86_400_000).toISOString(),
    until: end.toISOString(),
    readers: readings.filter(({ periods }) => periods.has(0)).length,
    items: items.toSorted((a, b) => b.findings.length - a.findings.length || a.name.localeCompare(b.name)),
    thresholds,
  };
});

function readingsOf(rows: readonly Row[]): Reading[] {
  const readings = new Map<
    string,
    { accountId: string; roles: string[]; periods: Map<number, Record<Measure, number>> }
  >();
  for (const row of rows) {
    const reading = readings.get(row.account_id) ?? {
      accountId: row.account_id,
      roles: row.roles,
      periods: new Map(),
    };
    reading.periods.set(row.period, {
      dossiers: Number(row.dossiers),
      names: Number(row.names),
      exports: Number(row.exports),
      hours: Number(row.hours),
      refusals: Number(row.refusals),
    });
    readings.set(row.account_id, reading);
  }
  return [...readings.values()];
}

export const setThreshold = action({
  name: "audit.set-threshold",
  about: "Sets from where on a figure of reading is shown as unusual.",
  needs: "audit.read",
  input: ThresholdRow,
  output: z.object({ measure: z.enum(measures) }),
}).run(async ({ input: { measure, floor, peerTimes, pastTimes }, tx }) => {
  await sql`select audit.set_threshold(${measure}, ${floor}, ${peerTimes}, ${pastTimes})`.execute(tx);
  return { measure };
});
