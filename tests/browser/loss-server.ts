import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { readConfig } from "#kernel/config";
import { openDatabase, prepareDatabase } from "#kernel/database";
import { hashPassword } from "#kernel/session";
import { makeTestFolder } from "../../kernel/testing/test-folder.ts";
import { testMasterKeyText } from "../../kernel/testing/test-key.ts";

const program = fileURLToPath(new URL("../../bin/server.ts", import.meta.url));
const password = "a long enough passphrase";

/** A server as it is run, with an empty database of its own, that can be killed with -9 and started again at its port. */
export class LossServer {
  readonly #folder = makeTestFolder("loss");
  #env: Record<string, string> = {};
  #child: ChildProcess | null = null;
  url = "";

  /** Opens accounts for those who interview, then starts. */
  async begin(people: number): Promise<{ email: string; password: string }[]> {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    this.#env = {
      PALERMO_DATA: join(this.#folder, "data"),
      PALERMO_MASTER_KEY: testMasterKeyText,
      PALERMO_PORT: String(port),
      PALERMO_DEMO: "0",
      DATABASE_URL: "",
      npm_lifecycle_event: "",
    };
    const emails = Array.from({ length: people }, (_, at) => `officer${at}@loss.test`);
    await this.withDatabase(async (owner) => {
      const agencyId = randomUUID();
      await owner.query(
        "insert into access.agency (agency_id, name, kind, country) values ($1, '{\"en\":\"Border\"}', 'enforcement', 'XV')",
        [agencyId],
      );
      for (const email of emails) {
        await owner.query(
          "insert into access.account (account_id, agency_id, email, name, roles, password_hash) values ($1, $2, $3, 'Officer', '{frontline}', $4)",
          [randomUUID(), agencyId, email, await hashPassword(password)],
        );
      }
    });
    await this.start();
    return emails.map((email) => ({ email, password }));
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, ...this.#env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    let said = "";
    for (const channel of [child.stdout, child.stderr]) channel?.on("data", (part) => (said += String(part)));
    // A busy machine starts slowly, and that is no loss; a server that ends says so at once.
    for (const until = Date.now() + 600_000; Date.now() < until; await wait(50)) {
      if (said.includes("Palermo is ready at")) return;
      if (child.exitCode !== null) break;
    }
    throw new Error(`the server did not become ready: ${said}`);
  }

  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  /** With the server down: the database as its owner sees it. */
  async withDatabase<T>(act: (owner: pg.Client) => Promise<T>): Promise<T> {
    const database = await openDatabase(readConfig({ ...this.#env }));
    try {
      await prepareDatabase(database);
      const owner = await database.owner();
      try {
        await owner.query("set palermo.maintenance = 'on'");
        return await act(owner as pg.Client);
      } finally {
        await owner.end();
      }
    } finally {
      await database.close();
    }
  }

  async end(): Promise<void> {
    await this.kill("SIGTERM");
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  server.close();
  await once(server, "close");
  return port;
}
