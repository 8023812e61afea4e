import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { MasterKey } from "../../config/index.ts";
import { errorCode, StartError } from "../../config/index.ts";
import { connect, type Place } from "../place.ts";
import type { Binaries } from "./binaries.ts";
import { plainEnvironment } from "./cluster.ts";
import type { PostgresFolder } from "./folder.ts";

export type Server = { readonly pid: number; readonly exited: Promise<void>; readonly letGo: () => void };

/** Small enough for a desk: with everything around it Palermo idles below 450 MB. */
const settings: Record<string, string> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  port: "5432",
  max_connections: "40",
  shared_buffers: "64MB",
  effective_cache_size: "256MB",
  maintenance_work_mem: "64MB",
  work_mem: "8MB",
  io_method: "sync",
  max_worker_processes: "4",
  max_parallel_workers: "2",
  autovacuum_max_workers: "2",
  autovacuum_worker_slots: "3",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_logical_replication_workers: "0",
  log_checkpoints: "off",
  max_wal_size: "512MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // Statements and error texts can hold what people wrote; neither reaches the log.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_line_prefix: "%m [%p] ",
  cluster_name: "palermo",
};

/** Settings for tests, whose databases need not outlive a power cut. */
export const throwaway: Record<string, string> = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
};

type Launch = {
  readonly binaries: Binaries;
  readonly folder: PostgresFolder;
  readonly extra?: Record<string, string>;
};

/** Starts PostgreSQL as a process of its own group, so that Ctrl-C reaches Palermo first, and with a watchman. */
export function launch({ binaries, folder, extra = {} }: Launch): Server {
  const log = openLog(folder);
  const words = Object.entries({ ...settings, ...extra, unix_socket_directories: folder.socket }).flatMap(
    ([name, value]) => ["-c", `${name}=${value}`],
  );
  const child = spawn(binaries.postgres, ["-D", folder.cluster, ...words], {
    ...folder.user,
    cwd: folder.base,
    env: plainEnvironment,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const exited = new Promise<void>((done) => {
    child.once("exit", () => done());
    child.once("error", () => done());
  });
  if (child.pid === undefined) return { pid: 0, exited, letGo: () => {} };
  const watchman = setWatchman(child.pid, folder);
  child.unref();
  void exited.then(() => watchman.letGo());
  return { pid: child.pid, exited, letGo: watchman.letGo };
}

/** A shell that waits on a pipe from this process: when Palermo dies in whatever way, the pipe closes and PostgreSQL is stopped. */
function setWatchman(pid: number, folder: PostgresFolder): { letGo: () => void } {
  const shell: ChildProcess = spawn(
    "/bin/sh",
    ["-c", 'read -r word && exit 0; kill -INT "$0"', String(pid)],
    {
      ...folder.user,
      cwd: "/",
      env: plainEnvironment,
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    },
  );
  shell.on("error", () => {});
  shell.stdin?.on("error", () => {});
  shell.unref();
  const pipe = shell.stdin;
  if (pipe !== null && "unref" in pipe && typeof pipe.unref === "function") pipe.unref();
  let held = true;
  return {
    letGo() {
      if (held) shell.stdin?.end("done\n");
      held = false;
    },
  };
}

/** Waits until the server takes connections. Throws `StartError` with the reason when it ends instead. */
export async function whenReady(
  server: Server,
  place: Place,
  masterKey: MasterKey,
  folder: PostgresFolder,
): Promise<void> {
  let over = false;
  void server.exited.then(() => {
    over = true;
  });
  const until = Date.now() + 300_000;
  while (Date.now() < until) {
    if (over) throw new StartError("no-postgres", `The database did not start: ${reasonIn(folder.log)}`);
    try {
      const client = await connect(place, { login: "admin", masterKey, database: "postgres" });
      await client.end();
      return;
    } catch (error) {
      if (errorCode(error) === "28P01") {
        throw new StartError(
          "wrong-key",
          "The database does not take the password that this master key gives: it belongs to another Palermo.",
        );
      }
      if (!["ENOENT", "ECONNREFUSED", "57P03", "ECONNRESET"].includes(errorCode(error) ?? "")) throw error;
    }
    await wait(15);
  }
  throw new StartError(
    "no-postgres",
    `The database took longer than five minutes to start; see ${folder.log}.`,
  );
}

function openLog(folder: PostgresFolder): number {
  try {
    if (statSync(folder.log).size > 10_000_000) renameSync(folder.log, `${folder.log}.old`);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  const log = openSync(folder.log, "a", 0o600);
  if (folder.user !== null) chownSync(folder.log, folder.user.uid, folder.user.gid);
  return log;
}

/** The last thing that PostgreSQL said, as a sentence. */
export function reasonIn(log: string): string {
  const lines = readFileSync(log, "utf8").trim().split("\n").slice(-30);
  const text = lines.join("\n");
  if (/No space left on device/.test(text))
    return "the disk is full. Make room and start again; nothing that was saved is lost.";
  const said =
    lines.filter((line) => /FATAL|PANIC|error while loading|cannot execute/.test(line)).at(-1) ??
    lines.at(-1);
  return `${said?.replace(/^.*?(FATAL|PANIC): +/, "") || "it ended without a word"} (more in ${log})`;
}
