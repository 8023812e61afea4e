/** A list of people in all columns of HTCDS 2.0, from sending the file to the set being visible; and the same list again. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { htcdsPeople } from "../modules/casefile/builders.ts";
import { makeGround, startPalermo } from "./lib/child-server.ts";
import { type Client, signIn } from "./lib/client.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";

const smoke = isSmoke();
const people = smoke ? 40 : 1_000;
const importer = "htcds";

const JobStarted = z.object({ jobId: z.uuid() });
const Job = z.object({ state: z.string(), result: z.unknown().optional(), problem: z.unknown().optional() });
const Report = z.object({ accepted: z.int(), created: z.int(), updated: z.int() });

const ground = makeGround();
const figures: Figure[] = [];
try {
  const palermo = await startPalermo(ground);
  try {
    figures.push(...(await measure(palermo.address)));
  } finally {
    await palermo.stop();
  }
} finally {
  ground.remove();
}
report("htcds", { smoke, figures, packages: ["pg", "kysely", "csv-parse"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

async function measure(address: string): Promise<Figure[]> {
  const investigator = await signIn(address, "investigator");
  const { columns, rows } = htcdsPeople(7, people);
  const csv = stringify([columns, ...rows]);
  const first = await importOnce(address, investigator, csv);
  if (first.report.created !== people) throw new Error(`${first.report.created} of ${people} were made`);
  const second = await importOnce(address, investigator, csv);
  if (second.report.updated !== 0) throw new Error(`${second.report.updated} changed on the second reading`);
  const name = `${people} people, ${columns.length} columns`;
  return [
    { what: `${name}: preview`, value: first.preview, unit: "s" },
    { what: `${name}: import`, value: first.run, unit: "s", target: { atMost: 6 } },
    { what: "the same list again, nothing changed: preview", value: second.preview, unit: "s" },
    { what: "the same list again, nothing changed: import", value: second.run, unit: "s" },
  ];
}

async function importOnce(address: string, client: Client, csv: string) {
  const form = new FormData();
  form.set("file", new Blob([csv], { type: "text/csv" }), "people.csv");
  const sent = await fetch(`${address}/api/import/upload?importer=${importer}`, {
    method: "POST",
    headers: { cookie: client.cookie, origin: address, "idempotency-key": randomUUID() },
    body: form,
  });
  if (!sent.ok) throw new Error(`upload: ${await sent.text()}`);
  const { uploadId } = z.object({ uploadId: z.uuid() }).parse(await sent.json());
  const preview = await timedJob(client, "import.preview-import", { uploadId, importer });
  const run = await timedJob(client, "import.run-import", { uploadId, importer, leaveOutRejected: false });
  return { preview: preview.seconds, run: run.seconds, report: Report.parse(run.result) };
}

/** Seconds from asking for a job to its end, as the client sees them. */
async function timedJob(client: Client, name: string, input: unknown) {
  const started = performance.now();
  const { jobId } = JobStarted.parse(await client.call(name, input));
  for (;;) {
    const job = Job.parse(await client.call("jobs.get-job", { jobId }));
    if (job.state === "done") return { seconds: (performance.now() - started) / 1000, result: job.result };
    if (job.state !== "waiting" && job.state !== "running")
      throw new Error(`${name} ${job.state}: ${JSON.stringify(job.problem)}`);
    await wait(250);
  }
}
