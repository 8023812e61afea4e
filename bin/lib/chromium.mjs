import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const fixed = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The Chromium that browser tests use. Root on Debian gets it, with fonts for six languages, from the distribution.
 * @param {(sentence: string) => void} say
 * @returns {Promise<{ path: string | null, reason: string }>}
 */
export async function findChromium(say) {
  const there = installed();
  if (there !== null && hasFonts()) return { path: there, reason: "" };
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium and fonts from the distribution.");
    await apt(["update", "-qq"]);
    const done = await apt([
      "install",
      "-y",
      "-qq",
      "--no-install-recommends",
      "chromium",
      "fonts-noto-core",
      "fonts-noto-cjk",
    ]);
    const path = installed();
    if (path !== null) return { path, reason: "" };
    return { path: null, reason: `Chromium could not be installed: ${done}` };
  }
  if (there !== null) return { path: there, reason: "" };
  return {
    path: null,
    reason:
      "No Chromium was found: install it (Debian: apt-get install chromium fonts-noto-core fonts-noto-cjk), or set PALERMO_TEST_CHROMIUM to it.",
  };
}

function installed() {
  const own = process.env.PALERMO_TEST_CHROMIUM;
  if (own !== undefined && existsSync(own)) return own;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return fixed.find((path) => existsSync(path)) ?? fromPlaywright();
}

function fromPlaywright() {
  const cache = join(homedir(), ".cache/ms-playwright");
  if (!existsSync(cache)) return null;
  const found = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .at(-1);
  const path = found === undefined ? "" : join(cache, found, "chrome-linux/chrome");
  return existsSync(path) ? path : null;
}

/** Arabic and Chinese need fonts, or every picture of them is boxes. */
function hasFonts() {
  if (process.platform !== "linux") return true;
  try {
    const list = (lang) => execFileSync("fc-list", [`:lang=${lang}`], { encoding: "utf8" }).trim();
    return list("ar") !== "" && list("zh") !== "";
  } catch {
    return false;
  }
}

function apt(words) {
  return new Promise((resolve) => {
    const child = spawn("apt-get", words, {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (part) => {
      said = (said + part).slice(-2000);
    });
    child.on("error", (error) => resolve(error.message));
    child.on("exit", () => resolve(said.trim().split("\n").at(-1) ?? ""));
  });
}
