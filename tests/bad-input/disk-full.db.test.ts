import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "#kernel/database";
import { testMasterKey } from "../../kernel/testing/test-key.ts";
import {
  ask,
  ctdcHeading,
  filesUnder,
  isUp,
  leftOf,
  makeFolder,
  megabyte,
  openServer,
  rowsOf,
  runPalermo,
  type Server,
  signIn,
  upload,
} from "./ground.ts";
import { canMountSmallDisk, mountSmallDisk, type SmallDisk } from "./small-disk.ts";

const mountable = canMountSmallDisk();
const full = "The disk is full. Nothing was stored; please tell the person who runs Palermo.";
const investigator = "investigator@demo.palermo.test";
const rapporteur = "rapporteur@demo.palermo.test";

let place: ReturnType<typeof makeFolder>;
let server: Server;
let data = "";
const disks: SmallDisk[] = [];

function mount(folder: string, megabytes: number): SmallDisk {
  const disk = mountSmallDisk(join(data, folder), megabytes);
  disks.push(disk);
  return disk;
}

async function close(): Promise<void> {
  try {
    await server?.close();
  } finally {
    for (const disk of disks.splice(0)) disk.unmount();
    place.remove();
  }
}

describe.runIf(mountable)("the disk of the files is full", () => {
  let disk: SmallDisk;
  let cookie = "";
  beforeAll(async () => {
    place = makeFolder();
    data = join(place.folder, "data");
    disk = mount("files", 24);
    server = await openServer(data);
    cookie = await signIn(server, rapporteur);
  });
  afterAll(close);

  const send = (megabytes: number, announced = true) =>
    upload(server, { cookie, name: "rows.csv", bytes: megabytes * megabyte, announced });
  const stored = () =>
    leftOf(server).filter((path) => path.startsWith(join(data, "files")) && !path.endsWith("/filling"))
      .length;

  test("an upload is refused with a sentence and leaves no half file; once there is room, it is taken", async () => {
    expect((await send(1)).status).toBe(200);
    expect(stored()).toBe(1);
    disk.fill(megabyte);
    for (const announced of [true, false]) {
      const answer = await send(16, announced);
      expect([answer.status, answer.body.code, answer.body.title]).toEqual([507, "no-room", full]);
      expect(stored()).toBe(1);
    }
    disk.fill();
    expect((await send(1)).body.title).toBe(full);
    expect(stored()).toBe(1);
    expect(await isUp(server)).toBe(true);
    disk.free();
    expect((await send(2)).status).toBe(200);
    expect(stored()).toBe(2);
  });

  test("palermo import says it too, and reads the file once there is room", async () => {
    const file = join(place.folder, "people.csv");
    writeFileSync(file, `a,b\n${"1,2\n".repeat(600_000)}`);
    disk.fill();
    const refused = await runPalermo(data, ["import", "ctdc", file, "--as", rapporteur]);
    expect([refused.code, refused.said]).toEqual([1, `${full}\n`]);
    disk.free();
    const read = await runPalermo(data, ["import", "ctdc", file, "--as", rapporteur]);
    expect(read.said).toContain("people.csv: The heading in row 1 is not the one we expected.");
  });

  test("where the plain copy or the work of a reader has no room, the import fails as a whole and leaves nothing", async () => {
    const file = join(place.folder, "large.csv.gz");
    writeFileSync(file, gzipSync(Buffer.concat([Buffer.from(ctdcHeading), rowsOf(8 * megabyte)])));
    for (const folder of ["tmp", "statistics/work"]) {
      const small = mount(folder, 1);
      small.fill();
      const refused = await runPalermo(data, ["import", "ctdc", file, "--as", rapporteur]);
      expect(refused.code).toBe(1);
      expect(refused.said).toContain(
        "large.csv.gz: The server has no space left for this file. Nothing was imported.",
      );
      expect(filesUnder(join(data, folder)).filter((path) => !path.endsWith("/filling"))).toEqual([]);
      small.unmount();
      disks.splice(disks.indexOf(small), 1);
    }
    expect(await isUp(server)).toBe(true);
  });
});

test.runIf(mountable)("a disk too small for the database: the start ends with the reason", async () => {
  place = makeFolder();
  data = join(place.folder, "data");
  try {
    mount("postgres", 8);
    const begun = await runPalermo(data, ["doctor"]);
    expect(begun.code).toBe(1);
    expect(begun.out).toMatch(/WRONG.*the disk is full\./);
  } finally {
    for (const disk of disks.splice(0)) disk.unmount();
    place.remove();
  }
});

describe.runIf(mountable)("the disk of the database is full", { timeout: 180_000 }, () => {
  let disk: SmallDisk;
  let cookie = "";
  const confirmed: string[] = [];
  beforeAll(async () => {
    place = makeFolder();
    data = join(place.folder, "data");
    disk = mount("postgres", 400);
    server = await openServer(data);
    cookie = await signIn(server, investigator);
  });
  afterAll(close);

  /** Opens a case with a long summary; remembers it once the server has confirmed it. */
  async function write(): Promise<{ status: number; body: Record<string, unknown> }> {
    const caseId = crypto.randomUUID();
    const summary = Array.from({ length: 500 }, () => crypto.randomUUID()).join(" ");
    const answer = await ask(server, cookie, "casefile/open-case", { caseId, kind: "trafficking", summary });
    if (answer.status === 200) confirmed.push(caseId);
    return answer;
  }

  /** Which of the confirmed cases are not there. A reading that cannot be written to the audit is refused for want of room. */
  async function lost({ whileFull = false } = {}): Promise<string[]> {
    const missing: string[] = [];
    for (const caseId of confirmed) {
      const { status } = await ask(server, cookie, "casefile/get-case", { caseId });
      if (status !== 200 && !(whileFull && status === 507)) missing.push(`${caseId}: ${status}`);
    }
    return missing;
  }

  /** Writes until a write is refused; every refusal is one of the two that say what is wrong. */
  async function writeUntilRefused(): Promise<void> {
    for (let tries = 0; tries < 5000; tries += 1) {
      const answer = await write();
      if (answer.status === 200) continue;
      expect([answer.status, answer.body.title]).toEqual([507, full]);
      return;
    }
    throw new Error("it never was full");
  }

  async function writeAgain(): Promise<void> {
    for (const until = Date.now() + 90_000; Date.now() < until; await wait(200)) {
      const answer = await write();
      if (answer.status === 200) return;
      expect([503, 507]).toContain(answer.status);
    }
    throw new Error("it does not write again");
  }

  test("[files] on a full disk a write is refused, what was confirmed stays, and it goes on once there is room", async () => {
    for (let at = 0; at < 20; at += 1) expect((await write()).status).toBe(200);
    disk.fill();
    await writeUntilRefused();
    expect((await write()).status).toBe(507);
    expect(await lost({ whileFull: true })).toEqual([]);
    disk.free();
    await writeAgain();
    expect(await lost()).toEqual([]);
    expect(await isUp(server)).toBe(true);
  });

  test("not even its log can be written: the database ends, nothing confirmed is lost, and it comes back by itself", async () => {
    disk.fill();
    const admin = await connect(server.services.database.place, { login: "admin", masterKey: testMasterKey });
    // Each switch needs a new segment of 16 MB; on a full disk PostgreSQL gives up (PANIC) and recovers.
    let gone = false;
    for (let times = 0; times < 40 && !gone; times += 1) {
      await admin.query("select pg_switch_wal(), pg_logical_emit_message(true, 'test', 'x')").catch(() => {
        gone = true;
      });
    }
    await admin.end().catch(() => {});
    expect(gone).toBe(true);
    expect(readFileSync(join(data, "postgres/server.log"), "utf8")).toMatch(/PANIC.*No space left on device/);
    const answer = await write();
    expect([503, 507]).toContain(answer.status);
    expect(String(answer.body.title)).toMatch(/Nothing was (lost|stored)/);
    disk.free();
    await writeAgain();
    expect(await lost()).toEqual([]);
    expect(await isUp(server)).toBe(true);
  });
});
