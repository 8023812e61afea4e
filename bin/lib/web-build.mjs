import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "../prepare.mjs";
import { runQuietly } from "./quiet.mjs";
import { root } from "./root.mjs";

/** Builds the web app when its sources have changed since the last time. Throws an error with a sentence. */
export async function buildWeb() {
  if (!existsSync(join(root, "web", "index.html"))) return;
  const stampFile = join(root, "web", "dist", ".palermo-stamp");
  const stamp = hashOfSources();
  const before = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : null;
  if (before === stamp) return;
  say("Building the web app.");
  const started = Date.now();
  const { code, said } = await runQuietly(
    [join(root, "node_modules/vite/bin/vite.js"), "build", "web", "--logLevel", "warn"],
    // Whatever the caller's environment says: what is served is the production build.
    { NO_COLOR: "1", NODE_ENV: "production" },
  );
  if (code === 0) {
    writeFileSync(stampFile, stamp);
    say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    return;
  }
  if (before !== null && /EROFS|EACCES|EPERM/.test(said)) {
    say("The web app is older than its sources, and its folder cannot be written: the older one is served.");
    return;
  }
  const reason = said.split("\n").filter((line) => !/^\s+at |^\s*errors: |^}$/.test(line));
  throw new Error(`The web app could not be built:\n${reason.join("\n").trim()}`);
}

function hashOfSources() {
  const hash = createHash("sha256");
  for (const folder of ["web", "modules", "kernel", "packages"]) addFolder(hash, folder);
  return hash.update(readFileSync(join(root, "package-lock.json"))).digest("hex");
}

function addFolder(hash, folder) {
  if (!existsSync(join(root, folder))) return;
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!["node_modules", "dist", "sql", "testing", "data-raw"].includes(entry.name)) addFolder(hash, path);
    } else if (!/\.test\.tsx?$|\.generated\.ts$|\.md$/.test(entry.name)) {
      hash
        .update(path)
        .update("\0")
        .update(readFileSync(join(root, path)));
    }
  }
}
