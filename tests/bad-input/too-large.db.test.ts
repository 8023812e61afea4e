import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTable } from "#kernel/import";
import {
  ctdcHeading,
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
  uploadDeaf,
  watchMemory,
} from "./ground.ts";

/** The most that the server may grow while it takes or refuses a large file, in megabytes; it grew by 20 to 100. */
const bound = 200;
const rapporteur = "rapporteur@demo.palermo.test";

let place: ReturnType<typeof makeFolder>;
let server: Server;
beforeAll(async () => {
  place = makeFolder();
  server = await openServer(join(place.folder, "data"));
});
afterAll(async () => {
  try {
    await server?.close();
  } finally {
    place.remove();
  }
});

/** A file of 2 GB that takes no room: a heading, then nothing but zeros. */
function sparseFile(name: string): string {
  const path = join(place.folder, name);
  const file = openSync(path, "w", 0o600);
  writeSync(file, "gender,ageBroad\n");
  ftruncateSync(file, 2048 * megabyte);
  closeSync(file);
  return path;
}

/** Rows packed once and written many times over: a gzip may have many members. */
function gzipFile(name: string, heading: string, times: number): string {
  const path = join(place.folder, name);
  const rows = gzipSync(rowsOf(64 * megabyte), { level: 1 });
  const file = openSync(path, "w", 0o600);
  writeSync(file, gzipSync(heading));
  for (let done = 0; done < times; done += 1) writeSync(file, rows);
  closeSync(file);
  return path;
}

describe("a file of 2 GB", () => {
  test("[files] that says how large it is, is refused before it is read", async () => {
    const cookie = await signIn(server, rapporteur);
    const grown = watchMemory();
    const began = Date.now();
    const answer = await upload(server, {
      cookie,
      name: "everything.csv",
      bytes: 2048 * megabyte,
      announced: true,
    });
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({
      code: "too-large",
      detail:
        "The file everything.csv has 2048 MB. We take files of up to 1024 MB. Nothing was kept. Please send it in parts.",
    });
    expect(answer.sent).toBeLessThan(64 * megabyte);
    expect(Date.now() - began).toBeLessThan(5000);
    expect(grown()).toBeLessThan(bound);
    expect(leftOf(server)).toEqual([]);
    expect(await isUp(server)).toBe(true);
  });

  test("that does not say how large it is, is read to the limit and no further", async () => {
    const cookie = await signIn(server, "investigator@demo.palermo.test");
    const grown = watchMemory();
    const answer = await upload(server, {
      cookie,
      name: "people.csv",
      bytes: 2048 * megabyte,
      announced: false,
      importer: "htcds",
    });
    expect(answer.status).toBe(413);
    expect(answer.body.detail).toBe(
      "The file people.csv has more than 64 MB, which is the most we take. Nothing was kept. Please send it in parts.",
    );
    expect(answer.sent).toBeLessThan(256 * megabyte);
    expect(grown()).toBeLessThan(bound);
    expect(leftOf(server)).toEqual([]);
    expect(await isUp(server)).toBe(true);
  });

  test("whose sender does not listen is heard out without being kept", async () => {
    const cookie = await signIn(server, rapporteur);
    const grown = watchMemory();
    const began = Date.now();
    const sent = { cookie, name: "everything.csv", bytes: 2048 * megabyte, announced: true };
    expect(await uploadDeaf(server, sent)).toBe("HTTP/1.1 413 Payload Too Large");
    expect(Date.now() - began).toBeLessThan(25_000);
    expect(grown()).toBeLessThan(bound);
    expect(leftOf(server)).toEqual([]);
    expect(await isUp(server)).toBe(true);
  });

  test("given to palermo import is refused with its name, size and limit", async () => {
    const path = sparseFile("sparse.csv");
    const began = Date.now();
    const grown = watchMemory();
    const finished = await runPalermo(server.data, ["import", "ctdc", path, "--as", rapporteur]);
    expect(finished.code).toBe(1);
    expect(finished.said).toContain("The file sparse.csv has 2048 MB. We take files of up to 1024 MB.");
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(grown()).toBeLessThan(bound);
    expect(leftOf(server)).toEqual([]);
    expect(await isUp(server)).toBe(true);
    rmSync(path);
  });

  test("given to the reader of tables itself is refused before it is opened by the child", async () => {
    const path = sparseFile("direct.csv");
    const reading = readTable(path).next();
    await expect(reading).rejects.toMatchObject({
      code: "too-large",
      params: { size: 2048, limit: 1024 },
    });
    rmSync(path);
  });
});

describe("a small archive that unpacks to more than 2 GB", () => {
  test("is refused by the statistics import, and nothing of it stays", { timeout: 180_000 }, async () => {
    const path = gzipFile("archive.csv.gz", ctdcHeading, 33);
    const grown = watchMemory();
    const finished = await runPalermo(server.data, ["import", "ctdc", path, "--as", rapporteur]);
    expect(finished.said).toContain("archive.csv.gz: The file unpacks to more than 2048 MB");
    expect(finished.code).toBe(1);
    expect(grown()).toBeLessThan(bound);
    // The upload itself is kept for its day, sealed; nothing of it is plain any more.
    expect(leftOf(server).filter((one) => !one.startsWith(join(server.data, "files")))).toEqual([]);
    expect(await isUp(server)).toBe(true);
    rmSync(path);
  });

  test("is refused by the reader of tables before its first row", { timeout: 180_000 }, async () => {
    const path = gzipFile("table.csv.gz", "a,b,c,d,e,f,g\n", 33);
    await expect(readTable(path).next()).rejects.toMatchObject({
      code: "too-big-inside",
      params: { limit: 2048 },
    });
    rmSync(path);
  });
});

test("a file whose name has no known ending is refused before it is kept, with the endings", async () => {
  const finished = await runPalermo(server.data, ["import", "ctdc", "/etc/hosts", "--as", rapporteur]);
  expect(finished.code).toBe(1);
  expect(finished.said).toContain("has no ending that tells its format. Expected: .csv, .csv.gz, .xlsx.");
});
