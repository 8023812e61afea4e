import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { projectFolder } from "./machine.ts";

/** KiB after brotli that a browser fetches before the first page stands; null when the web app is not built. */
export function firstLoadSize(
  dist = join(projectFolder, "web", "dist"),
): { readonly script: number; readonly style: number } | null {
  const page = join(dist, "index.html");
  if (!existsSync(page)) return null;
  const html = readFileSync(page, "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((found) => found[1] ?? "");
  const scripts = withImports(
    named.filter((name) => name.endsWith(".js")),
    dist,
  );
  const styles = named.filter((name) => name.endsWith(".css"));
  return { script: compressed(scripts, dist), style: compressed(styles, dist) };
}

/** Scripts with everything that they import before they can run. */
function withImports(entries: readonly string[], dist: string): string[] {
  const seen = new Set<string>();
  const waiting = [...entries];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const code = readFileSync(join(dist, name), "utf8");
    for (const found of code.matchAll(/(?:\bfrom|\bimport)\s*"(\.\.?\/[^"]+\.js)"/g)) {
      waiting.push(normalize(join(dirname(name), found[1] ?? "")));
    }
  }
  return [...seen];
}

function compressed(names: readonly string[], dist: string): number {
  return (
    names.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(dist, name))).length, 0) / 1024
  );
}
