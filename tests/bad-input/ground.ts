import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, rmSync } from "node:fs";
import { type ClientRequest, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { demoPassword } from "#kernel/server";
import { makeTestFolder, openTestServer } from "#kernel/testing";
import { modules } from "#modules";
import { testMasterKeyText } from "../../kernel/testing/test-key.ts";

export const megabyte = 1024 ** 2;
const palermo = fileURLToPath(new URL("../../bin/palermo.ts", import.meta.url));

/** The heading of a CTDC file. */
export const ctdcHeading =
  "yearOfRegistration,Datasource,gender,ageBroad,citizenship,isForcedLabour,control_category,RecruiterCategory,ExploitType,Labor_Type\n";

export type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly sent: number;
};
export type Finished = { readonly code: number | null; readonly out: string; readonly said: string };

/** A whole Palermo on a network port, in a folder that the test made. */
export async function openServer(data: string) {
  const server = await openTestServer({ modules, webFolder: "none", env: { PALERMO_DATA: data } });
  // The demonstration keeps files of its own.
  return { ...server, data, own: new Set(placesOf(data)) };
}
export type Server = Awaited<ReturnType<typeof openServer>>;

/** Signs in as the one who imports statistics; gives the cookie. */
export async function signIn(server: Server, email = "rapporteur@demo.palermo.test"): Promise<string> {
  const answer = await fetch(`${server.url}/api/session/open-session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return cookie;
}

/** Asks an action or question as the signed-in person. */
export async function ask(server: Server, cookie: string, path: string, input: unknown) {
  const answer = await fetch(`${server.url}/api/${path}`, {
    method: "POST",
    headers: {
      cookie,
      origin: server.url,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify(input),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

type Upload = {
  readonly cookie: string;
  readonly name: string;
  readonly bytes: number;
  /** Says how long it is before it begins, as browsers do. */
  readonly announced: boolean;
  readonly importer?: string;
};

/** Streams that many bytes of CSV to the upload address, one megabyte in memory; stops where the server stops it. */
export function upload(
  server: Server,
  { cookie, name, bytes, announced, importer = "ctdc" }: Upload,
): Promise<Answer> {
  const mark = "palermo-test-mark";
  const head = Buffer.from(
    `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${mark}--\r\n`);
  return new Promise((resolve, reject) => {
    let sent = 0;
    let over = false;
    const out = request(`${server.url}/api/import/upload?importer=${importer}`, {
      method: "POST",
      headers: {
        cookie,
        origin: server.url,
        "idempotency-key": crypto.randomUUID(),
        "content-type": `multipart/form-data; boundary=${mark}`,
        ...(announced ? { "content-length": head.length + bytes + tail.length } : {}),
      },
    });
    out.on("error", (error) => {
      if (!over) reject(error);
    });
    out.on("response", (response) => {
      over = true;
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("error", reject);
      response.on("end", () => {
        out.destroy();
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answer["body"], sent });
      });
    });
    out.write(head);
    void pour(out, bytes, (more) => {
      sent += more;
      return !over;
    }).then(() => {
      if (!over) out.end(tail);
    });
  });
}

/** The same from a sender that reads the answer only once it has sent everything, as browsers do; gives its first line. */
export async function uploadDeaf(server: Server, { cookie, name, bytes }: Upload): Promise<string> {
  const head = Buffer.from(
    `--mark\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
  );
  const tail = Buffer.from("\r\n--mark--\r\n");
  const { host, hostname, port } = new URL(server.url);
  const line = connect(Number(port), hostname);
  line.write(
    [
      "POST /api/import/upload?importer=ctdc HTTP/1.1",
      `Host: ${host}`,
      `Origin: ${server.url}`,
      `Cookie: ${cookie}`,
      "Content-Type: multipart/form-data; boundary=mark",
      `Content-Length: ${head.length + bytes + tail.length}`,
      "",
      "",
    ].join("\r\n"),
  );
  line.write(head);
  const block = rowsOf(megabyte);
  for (let left = bytes; left > 0; left -= block.length)
    if (!line.write(block.subarray(0, Math.min(left, block.length)))) await once(line, "drain");
  line.write(tail);
  const [answer] = (await once(line, "data")) as [Buffer];
  line.destroy();
  return answer.toString("utf8").split("\r\n")[0] ?? "";
}

/** Writes `bytes` of rows, never faster than they are taken, until `goOn` says no. */
async function pour(out: ClientRequest, bytes: number, goOn: (more: number) => boolean): Promise<void> {
  const block = rowsOf(megabyte);
  let left = bytes;
  while (left > 0) {
    const part = left >= block.length ? block : block.subarray(0, left);
    left -= part.length;
    if (!goOn(part.length) || out.destroyed) return;
    if (!out.write(part)) await roomIn(out);
  }
}

/** Waits until more can be written, or nothing more need be. */
function roomIn(out: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const events = ["drain", "close", "response"];
    const done = () => {
      for (const event of events) out.off(event, done);
      resolve();
    };
    for (const event of events) out.on(event, done);
  });
}

/** CSV of exactly so many bytes: rows of numbers, the last one a line of its own length. */
export function rowsOf(bytes: number): Buffer {
  const rows: string[] = [];
  for (let at = 0, length = 0; length < bytes; at += 1) {
    const row = `${(at * 2_654_435_761) % 1_000_000_007},Female,2015,${at % 90},NULL,trafficked,${"unknown ".repeat(30)}\n`;
    rows.push(row);
    length += row.length;
  }
  const all = Buffer.from(rows.join("")).subarray(0, bytes);
  all[bytes - 1] = 10;
  return all;
}

/** Runs the command line against a data folder, as a person at the machine does. */
export function runPalermo(data: string, words: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [palermo, ...words], {
      env: {
        ...process.env,
        DATABASE_URL: "",
        INIT_CWD: "",
        PALERMO_DATA: data,
        PALERMO_MASTER_KEY: testMasterKeyText,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let said = "";
    child.stdout.on("data", (part) => (out += String(part)));
    child.stderr.on("data", (part) => (said += String(part)));
    child.on("close", (code) => resolve({ code, out, said }));
  });
}

/** Every file below a folder, as paths; none when there is no such folder. */
export function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Places where bytes of an upload could stay: the sealed store, plain copies, the readers' work. */
export function leftOf(server: Server): string[] {
  return placesOf(server.data).filter((path) => !server.own.has(path));
}

function placesOf(data: string): string[] {
  return ["files", "tmp", "statistics/work"]
    .flatMap((folder) => filesUnder(join(data, folder)))
    .filter((path) => !path.endsWith("/store-id"));
}

export async function isUp(server: Server): Promise<boolean> {
  const answer = await fetch(`${server.url}/health`).catch(() => null);
  return answer?.status === 200;
}

/** Watches the memory of this process, in which the server runs too: the most that it grew, in megabytes. */
export function watchMemory(): () => number {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  return () => {
    clearInterval(timer);
    return Math.round((Math.max(most, process.memoryUsage.rss()) - before) / megabyte);
  };
}

/** A folder of the test's own that the database's user may pass through. */
export function makeFolder(): { folder: string; remove: () => void } {
  const folder = makeTestFolder("bad-input");
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
