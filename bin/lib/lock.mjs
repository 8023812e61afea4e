import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Runs `work` while holding a lock file with this process's number; waits for a living holder, takes over from a dead one.
 * @template T
 * @param {string} path
 * @param {{ onWait: () => void, work: () => Promise<T> }} options
 * @returns {Promise<T>}
 */
export async function withLock(path, { onWait, work }) {
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; !take(path); ) {
    if (!told) onWait();
    told = true;
    await wait(250);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path) {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    dropDead(path);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Renaming tells which of several waiting processes removes the lock of a dead one. */
function dropDead(path) {
  const holder = read(path);
  if (holder === null || isAlive(holder)) return;
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
    // Somebody quicker has taken it in between: it is given back.
    if (read(aside) !== holder) linkSync(aside, path);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(path) {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
