import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type Client, signIn } from "../lib/client.ts";
import { median } from "../lib/numbers.ts";
import { processorTime } from "../lib/processes.ts";
import type { Figure } from "../lib/report.ts";
import { makeFile, opensslCopy, storeAlone } from "./big-file.ts";
import { breakOff } from "./broken-upload.ts";
import { post } from "./plain-http.ts";
import { finish, sendParts } from "./send-file.ts";

const Added = z.object({ evidenceId: z.uuid(), file: z.object({ sha256: z.string() }) });
const Listed = z.object({
  items: z.array(z.object({ evidenceId: z.uuid(), checkedAt: z.string().nullable() })),
});

type Place = { readonly address: string; readonly pid: number; readonly folder: string };
type Size = { readonly megabytes: number; readonly rounds: number };

/**
 * A file into a case and out of it again, beside copying it with `openssl enc -aes-256-ctr`; an upload whose sender dies
 * just before its end; memory of the server meanwhile.
 */
export async function evidenceFigures(place: Place, { megabytes, rounds }: Size): Promise<Figure[]> {
  const { address, pid, folder } = place;
  const path = join(folder, "evidence.img");
  makeFile(path, megabytes);
  const client = await signIn(address, "investigator");
  const caseId = randomUUID();
  await client.call("casefile.open-case", { caseId, kind: "trafficking" });
  const took = {
    openssl: [],
    store: [],
    sent: [],
    sentCpu: [],
    checkCpu: [],
    read: [],
    readCpu: [],
  } as Record<"openssl" | "store" | "sent" | "sentCpu" | "checkCpu" | "read" | "readCpu", number[]>;
  const memory = watchMemory(pid);
  for (let round = 0; round < rounds; round += 1) {
    took.openssl.push(opensslCopy(path, join(folder, "copy.enc")));
    took.store.push(await storeAlone(path, join(folder, "store")));
    const uploadId = randomUUID();
    const sent = await timed(pid, async () => {
      await sendParts({ address, client, path, uploadId });
      return finish({ client, uploadId });
    });
    took.sent.push(sent.seconds);
    took.sentCpu.push(sent.cpu);
    const { evidenceId } = await add(client, caseId, sent.value.uploadId);
    const checked = await timed(pid, () => untilChecked(client, caseId, evidenceId));
    took.checkCpu.push(checked.cpu);
    const read = await timed(pid, () => download(address, client, evidenceId));
    if (read.value !== megabytes * 1024 ** 2) throw new Error(`${read.value} bytes came out`);
    took.read.push(read.seconds);
    took.readCpu.push(read.cpu);
  }
  const broken = await breakOff({ address, client, path, uploadId: randomUUID() });
  const growth = memory.stop();
  const speed = (values: number[]) => megabytes / median(values);
  const aGigabyte = (values: number[]) => (median(values) * 1024) / megabytes;
  const size = `${megabytes} MB`;
  return [
    { what: `${size}: openssl enc -aes-256-ctr, synced`, value: speed(took.openssl), unit: "MB/s" },
    { what: `${size}: into the encrypted store, hashed, synced`, value: speed(took.store), unit: "MB/s" },
    { what: `${size}: sent over HTTP in parts`, value: speed(took.sent), unit: "MB/s" },
    { what: `${size}: out again over HTTP, hashed on the way`, value: speed(took.read), unit: "MB/s" },
    { what: "processor time of the server for 1 GB sent", value: aGigabyte(took.sentCpu), unit: "s" },
    {
      what: "processor time of the server for 1 GB checked after",
      value: aGigabyte(took.checkCpu),
      unit: "s",
    },
    { what: "processor time of the server for 1 GB out", value: aGigabyte(took.readCpu), unit: "s" },
    share("store beside openssl", speed(took.store) / speed(took.openssl)),
    share("sent over HTTP beside openssl", speed(took.sent) / speed(took.openssl)),
    share("out over HTTP beside openssl", speed(took.read) / speed(took.openssl)),
    { what: "sender killed: share that had arrived", value: broken.share * 100, unit: "%" },
    {
      what: "sender killed: sent again by the next",
      value: broken.sentAgainMb,
      unit: "MB",
      target: { atMost: 3 * 32 },
    },
    {
      what: "wrong digest refused, right one kept the same bytes",
      value: broken.wrongDigestRefused && broken.sameBytes ? 1 : 0,
      unit: "",
      target: { atLeast: 1 },
    },
    { what: "growth of the server's memory", value: growth, unit: "MB", target: { atMost: 150 } },
  ];
}

function share(what: string, value: number): Figure {
  return { what, value, unit: "", target: { atLeast: 0.6 } };
}

async function timed<T>(pid: number, work: () => Promise<T>) {
  const cpu = processorTime(pid, pid);
  const started = performance.now();
  const value = await work();
  return {
    value,
    seconds: (performance.now() - started) / 1000,
    cpu: (processorTime(pid, pid) - cpu) / 1000,
  };
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

async function add(client: Client, caseId: string, uploadId: string) {
  const beginning = {
    act: "seized",
    at: "2026-03-02T09:00:00Z",
    by: "Bench",
    place: "Bench",
    reason: "Bench",
  };
  const evidenceId = randomUUID();
  const wish = { caseId, evidenceId, kind: "digital_image", title: "Disk", uploadId, beginning };
  return Added.parse(await client.call("casefile.add-evidence", wish));
}

/** After its receipt every byte is read again by a job, which would run beside what is measured next. */
async function untilChecked(client: Client, caseId: string, evidenceId: string): Promise<void> {
  for (;;) {
    const { items } = Listed.parse(await client.call("casefile.list-evidence", { caseId }));
    if (items.some((one) => one.evidenceId === evidenceId && one.checkedAt !== null)) return;
    await wait(250);
  }
}

function download(address: string, client: Client, evidenceId: string): Promise<number> {
  return post({
    url: `${address}/api/casefile/download-evidence`,
    headers: { cookie: client.cookie, origin: address, "content-type": "application/json" },
    body: JSON.stringify({ evidenceId }),
  });
}
