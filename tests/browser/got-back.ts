import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

export const poppler = existsSync("/usr/bin/pdftotext") && existsSync("/usr/bin/pdfimages");

/** All that other tools and plain unpacking get out of a file. */
export function gotBack(path: string): string {
  const bytes = readFileSync(path);
  const raw = bytes.toString("latin1");
  const parts = [raw];
  for (let at = raw.indexOf("stream\n"); at >= 0; at = raw.indexOf("stream\n", at + 7)) {
    if (raw.slice(at - 3, at) === "end") continue;
    try {
      parts.push(inflateSync(bytes.subarray(at + 7, raw.indexOf("\nendstream", at))).toString("latin1"));
    } catch {
      // Not packed: it stands in the raw text.
    }
  }
  if (poppler) {
    parts.push(execFileSync("pdftotext", ["-raw", path, "-"]).toString("utf8"));
    parts.push(execFileSync("pdftotext", ["-layout", path, "-"]).toString("utf8"));
    parts.push(spawnSync("pdfinfo", [path]).stdout?.toString("utf8") ?? "");
    parts.push(spawnSync("pdfinfo", ["-meta", path]).stdout?.toString("utf8") ?? "");
  }
  parts.push(spawnSync("strings", ["-a", path]).stdout?.toString("utf8") ?? "");
  return parts.join("\n");
}

/** The values of grey or colour that the pictures in a file hold, as other tools take them out; empty without those tools. */
export function pixelsIn(folder: string, path: string): ReadonlySet<number> {
  if (!poppler) return new Set();
  execFileSync("pdfimages", [path, join(folder, "taken")]);
  const taken = readdirSync(folder).filter((name) => /^taken.*\.p[gbp]m$/.test(name));
  // Three lines of text stand before the values.
  return new Set(
    taken.flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      let at = 0;
      for (let lines = 0; lines < 3; at += 1) if (bytes[at] === 10) lines += 1;
      return [...bytes.subarray(at)];
    }),
  );
}
