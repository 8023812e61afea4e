/** A file of 5 GB into a case and out of it again, beside copying it with `openssl enc -aes-256-ctr`; memory of the server meanwhile. */
import { randomUUID } from "node:crypto";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { makeFile, opensslCopy, storeAlone } from "./casefile/big-file.ts";
import { post } from "./casefile/plain-http.ts";
import { makeGround, startPalermo } from "./lib/child-server.ts";
import { type Client, signIn } from "./lib/client.ts";
import { median } from "./lib/numbers.ts";
import { processorTime } from "./lib/processes.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";

const { values: options } = parseArgs({ options: { mb: { type: "string" } }, strict: false });
const smoke = isSmoke();
const megabytes = typeof options.mb === "string" ? Number(options.mb) : smoke ? 64 : 5 * 1024;
const rounds = smoke ? 1 : 2;

const State = z.object({ uploadId: z.uuid(), partBytes: z.int(), parts: z.int(), arrived: z.array(z.int()) });
const Sent = z.object({ uploadId: z.uuid(), sha256: z.string() });
const Added = z.object({ evidenceId: z.uuid(), file: z.object({ sha256: z.string() }) });

const ground = makeGround({ PALERMO_DEMO: "1" });
const figures: Figure[] = [];
try {
  const path = join(ground.folder, "evidence.img");
  makeFile(path, megabytes);
  const palermo = await startPalermo(ground);
  try {
    const client = await signIn(palermo.address, "investigator");
    const seconds = {
      openssl: [] as number[],
      store: [] as number[],
      sent: [] as number[],
      read: [] as number[],
      sentCpu: [] as number[],
      readCpu: [] as number[],
    };
    const caseId = randomUUID();
    await client.call("casefile.open-case", { caseId, kind: "trafficking" });
    const memory = watchMemory(palermo.pid);
    for (let round = 0; round < rounds; round += 1) {
      seconds.openssl.push(opensslCopy(path, join(ground.folder, "copy.enc")));
      seconds.store.push(await storeAlone(path, join(ground.folder, "store")));
      const cpu = processorTime(palermo.pid, palermo.pid);
      const started = performance.now();
      const sent = await send(palermo.address, client, path);
      seconds.sent.push((performance.now() - started) / 1000);
      seconds.sentCpu.push((processorTime(palermo.pid, palermo.pid) - cpu) / 1000);
      const { evidenceId } = await add(client, caseId, sent.uploadId);
      const readCpu = processorTime(palermo.pid, palermo.pid);
      const reading = performance.now();
      const bytes = await download(palermo.address, client, evidenceId);
      if (bytes !== megabytes * 1024 ** 2) throw new Error(`${bytes} bytes came out`);
      seconds.read.push((performance.now() - reading) / 1000);
      seconds.readCpu.push((processorTime(palermo.pid, palermo.pid) - readCpu) / 1000);
    }
    const growth = memory.stop();
    const speed = (values: number[]) => megabytes / median(values);
    const size = `${megabytes} MB`;
    figures.push(
      { what: `${size}: openssl enc -aes-256-ctr, synced`, value: speed(seconds.openssl), unit: "MB/s" },
      {
        what: `${size}: into the encrypted store, hashed, synced`,
        value: speed(seconds.store),
        unit: "MB/s",
      },
      { what: `${size}: sent over HTTP in parts`, value: speed(seconds.sent), unit: "MB/s" },
      { what: `${size}: out again over HTTP, hashed on the way`, value: speed(seconds.read), unit: "MB/s" },
      {
        what: "processor time of the server for 1 GB sent",
        value: (median(seconds.sentCpu) * 1024) / megabytes,
        unit: "s",
      },
      {
        what: "processor time of the server for 1 GB out",
        value: (median(seconds.readCpu) * 1024) / megabytes,
        unit: "s",
      },
      share("store beside openssl", speed(seconds.store) / speed(seconds.openssl)),
      share("sent over HTTP beside openssl", speed(seconds.sent) / speed(seconds.openssl)),
      share("out over HTTP beside openssl", speed(seconds.read) / speed(seconds.openssl)),
      { what: "growth of the server's memory", value: growth, unit: "MB", target: { atMost: 150 } },
    );
  } finally {
    await palermo.stop();
  }
} finally {
  ground.remove();
}
report("casefile", { smoke, figures, packages: ["pg", "fastify"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

function share(what: string, value: number): Figure {
  return { what, value, unit: "", target: { atLeast: 0.6 } };
}

/** Resident memory of the process, looked at ten times a second: its largest growth since the start, in MB. */
function watchMemory(pid: number): { stop: () => number } {
  const resident = () =>
    (Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096) / 1024 ** 2;
  const start = resident();
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, resident());
  }, 100);
  return {
    stop() {
      clearInterval(timer);
      return most - start;
    },
  };
}

async function send(address: string, client: Client, path: string): Promise<z.infer<typeof Sent>> {
  const { size } = statSync(path);
  const uploadId = randomUUID();
  const wish = { uploadId, use: "evidence", name: "evidence.img", bytes: size };
  const { partBytes, parts } = State.parse(await client.call("import.upload-begin", wish));
  for (let part = 0; part < parts; part += 1) {
    const start = part * partBytes;
    const end = Math.min(size, start + partBytes) - 1;
    await post({
      url: `${address}/api/import/upload-part?upload=${uploadId}&part=${part}`,
      headers: {
        cookie: client.cookie,
        origin: address,
        "content-type": "application/octet-stream",
        "content-length": String(end - start + 1),
      },
      body: createReadStream(path, { start, end, highWaterMark: 1024 ** 2 }),
    });
  }
  return Sent.parse(await client.call("import.upload-finish", { uploadId }));
}

async function add(client: Client, caseId: string, uploadId: string) {
  const beginning = {
    act: "seized",
    at: "2026-03-02T09:00:00Z",
    by: "Bench",
    place: "Bench",
    reason: "Bench",
  };
  const wish = {
    caseId,
    evidenceId: randomUUID(),
    kind: "digital_image",
    title: "Disk",
    uploadId,
    beginning,
  };
  return Added.parse(await client.call("casefile.add-evidence", wish));
}

async function download(address: string, client: Client, evidenceId: string): Promise<number> {
  return post({
    url: `${address}/api/casefile/download-evidence`,
    headers: { cookie: client.cookie, origin: address, "content-type": "application/json" },
    body: JSON.stringify({ evidenceId }),
  });
}
