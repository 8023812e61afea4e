// Installs what Palermo needs, when it is not there yet. Plain JavaScript of Node 20, standing alone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lib/lock.mjs";
import { root } from "./lib/root.mjs";

/** Tells slow steps on the error channel, so that answers of commands stay clean. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Makes sure that `node_modules` is what the lock file says. Throws an error with a sentence when it cannot. */
export async function prepare(folder = root) {
  refuseOldNode();
  const stamp = stampOf(folder);
  if (isPrepared(folder, stamp)) return;
  try {
    await withLock(join(folder, ".cache", "prepare.lock"), {
      onWait: () => say("Another command is installing the packages; waiting for it."),
      work: async () => {
        if (isPrepared(folder, stamp)) return;
        if (!isInstalledByHand(folder)) await install(folder);
        writeFileSync(join(folder, "node_modules", ".palermo-stamp"), stamp);
      },
    });
  } catch (error) {
    throw readOnly(error, folder) ?? error;
  }
}

function refuseOldNode() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20)
    throw new Error(
      `Palermo starts with Node 20 or later, and this is ${process.version}: install a newer Node.`,
    );
}

function stampOf(folder) {
  const lock = readFileSync(join(folder, "package-lock.json"));
  return createHash("sha256").update(lock).update(`${process.platform} ${process.arch}`).digest("hex");
}

function isPrepared(folder, stamp) {
  const path = join(folder, "node_modules", ".palermo-stamp");
  return existsSync(path) && readFileSync(path, "utf8") === stamp;
}

/** Somebody ran `npm ci`: every package that this platform needs is there in the version of the lock file. */
function isInstalledByHand(folder) {
  const hidden = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")).packages;
  const found = JSON.parse(readFileSync(hidden, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith("node_modules/") || entry.link) return true;
    if (entry.optional && !isForThisPlatform(entry)) return true;
    return found[path]?.version === entry.version && existsSync(join(folder, path));
  });
}

function isForThisPlatform(entry) {
  const system = entry.os === undefined || entry.os.includes(process.platform);
  const processor = entry.cpu === undefined || entry.cpu.includes(process.arch);
  // Packages for another C library stay out without a trace.
  return (
    system && processor && entry.libc === undefined && (entry.os !== undefined || entry.cpu !== undefined)
  );
}

async function install(folder) {
  const started = Date.now();
  say("Installing the packages of the lock file; the first time takes a minute or two.");
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`  ${seconds} s, ${countPackages(folder)} packages so far`);
  }, 10_000);
  try {
    await runNpm(folder, [
      "ci",
      "--include=dev",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ]);
  } finally {
    clearInterval(timer);
  }
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

function countPackages(folder) {
  try {
    return readdirSync(join(folder, "node_modules")).length;
  } catch {
    return 0;
  }
}

function runNpm(folder, words) {
  const script = process.env.npm_execpath;
  const [program, first] = script?.endsWith(".js") ? [process.execPath, [script]] : ["npm", []];
  // Settings of the command that called us (production, another folder) must not reach the installation.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(config_(local_prefix|global|omit|only|production)|package_|lifecycle_)/i.test(name) &&
        name !== "NODE_ENV",
    ),
  );
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...words], {
      cwd: folder,
      env,
      stdio: ["ignore", "ignore", "pipe"],
      shell: process.platform === "win32",
    });
    let said = "";
    child.stderr.on("data", (part) => {
      said = (said + part).slice(-8000);
    });
    child.on("error", () =>
      reject(new Error("npm is not installed on this machine: install Node with npm, then start again.")),
    );
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(whyInstallFailed(said, folder)))));
  });
}

function whyInstallFailed(said, folder) {
  const readable = said
    .split("\n")
    .filter((line) => line.trim() !== "" && !/complete log of this run/.test(line))
    .slice(-12)
    .join("\n");
  if (/EROFS|EACCES|EPERM/.test(said)) return readOnlySentence(folder);
  if (/ENOSPC/.test(said))
    return "The packages could not be installed: the disk is full. Make room (about 1 GB) and start again.";
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(said)) {
    return `The packages could not be installed: the package registry cannot be reached. Connect to the network for the first start, then start again.\n${readable}`;
  }
  return `The packages could not be installed:\n${readable}`;
}

function readOnly(error, folder) {
  return ["EROFS", "EACCES", "EPERM"].includes(error.code)
    ? new Error(readOnlySentence(folder), { cause: error })
    : null;
}

function readOnlySentence(folder) {
  return `The folder ${folder} cannot be written, and its packages are missing or of another version. Copy Palermo to a folder that you may write, or let its owner run once: npm ci --include=dev --ignore-scripts`;
}

/** Runs a command's main function; an error ends it with its sentence and code 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? process.exitCode ?? 0;
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}

/** Whether the file of this address was called from the command line. */
export function isMain(address) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(address);
}

if (isMain(import.meta.url)) await main(() => prepare());
