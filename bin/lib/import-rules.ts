import { dirname, join, normalize } from "node:path/posix";
import { type Import, importsOf } from "./import-scan.ts";

/** Files by their path in the project, with their text. */
export type Sources = ReadonlyMap<string, string>;
export type Breach = { readonly file: string; readonly line: number; readonly says: string };

type Edge = Import & { readonly file: string; readonly target: string | null };

/**
 * The rules of architecture, section 1: packages ← kernel ← modules ← web, bin; a module is reached through its door and
 * never in a circle; the kernel names no module; the browser takes nothing but types from the server.
 */
export function breaches(sources: Sources): Breach[] {
  const edges = [...sources].flatMap(([file, text]) =>
    importsOf(text).map((one): Edge => ({ ...one, file, target: resolveImport(one.from, file, sources) })),
  );
  return [
    ...edges.flatMap((edge) =>
      [layerBreach(edge), doorBreach(edge)].flatMap((says) =>
        says === null ? [] : [{ file: edge.file, line: edge.line, says }],
      ),
    ),
    ...circles(edges),
    ...browserBreaches(edges),
  ];
}

/** The project file that an import leads to; null for packages and Node itself. */
export function resolveImport(from: string, file: string, sources: Sources): string | null {
  if (from === "#modules") return "modules/index.ts";
  const address = /^#(kernel|modules)\/(.+)$/.exec(from);
  if (address !== null) return `${address[1]}/${address[2]}/index.ts`;
  const owned = /^@palermo\/([\w-]+)$/.exec(from);
  if (owned !== null) return `packages/${owned[1]}/index.ts`;
  if (!from.startsWith(".")) return null;
  const path = normalize(join(dirname(file), from));
  return sources.has(path) || !sources.has(`${path}.ts`) ? path : `${path}.ts`;
}

const layers = ["packages", "kernel", "modules"];

function layerOf(path: string): string {
  return path.split("/")[0] ?? "";
}

/** `kernel/access`, `modules/casefile`, `packages/linkage`. */
function partOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}

function layerBreach({ file, target }: Edge): string | null {
  if (target === null) return null;
  const [from, to] = [layers.indexOf(layerOf(file)), layers.indexOf(layerOf(target))];
  if (from === -1) return null;
  if (to === -1 && ["web", "bin", "tests", "bench"].includes(layerOf(target))) {
    // Tests of the shell's own words may stand in a module; nothing else of the shell is known below it.
    return layerOf(target) === "web" && isBrowserFile(file)
      ? null
      : `${layerOf(file)} may not import ${layerOf(target)} (${target})`;
  }
  if (to <= from) return null;
  return `${layerOf(file)} may not import ${layerOf(target)} (${target})`;
}

/** A part is reached through its door: `index.ts`, `browser.ts` by the shell, the words by everybody. */
function doorBreach({ file, target, typeOnly }: Edge): string | null {
  if (target === null || partOf(file) === partOf(target)) return null;
  const layer = layerOf(target);
  if (!layers.includes(layer) || target === "modules/index.ts") return null;
  // Inside the kernel its folders work hand in hand.
  if (layer === "kernel" && layerOf(file) === "kernel") return null;
  // Benchmarks and tests of the whole product look inside; the typed client of a screen names the declaration it calls.
  if (["bench", "tests"].includes(layerOf(file)) || (typeOnly && isBrowserFile(file))) return null;
  const door = `${partOf(target)}/index.ts`;
  if (target === door) return null;
  if (target === `${partOf(target)}/browser.ts` && isBrowserFile(file)) return null;
  return `${partOf(target)} is reached through its door only, not ${target}`;
}

/** Modules that lead back to themselves through other doors. Tests may look at anything. */
function circles(edges: readonly Edge[]): Breach[] {
  const between = new Map<string, Map<string, Edge>>();
  for (const edge of edges) {
    if (edge.target === null || isTest(edge.file) || edge.target === "modules/index.ts") continue;
    const [from, to] = [partOf(edge.file), partOf(edge.target)];
    if (
      layerOf(from) !== "modules" ||
      layerOf(to) !== "modules" ||
      from === to ||
      from === "modules/index.ts"
    )
      continue;
    const known = between.get(from) ?? new Map<string, Edge>();
    known.set(to, edge);
    between.set(from, known);
  }
  const found: Breach[] = [];
  for (const [from, targets] of between) {
    for (const [to, edge] of targets) {
      const way = wayBack(to, from, between);
      if (way !== null && [from, ...way].sort()[0] === from) {
        found.push({
          file: edge.file,
          line: edge.line,
          says: `modules in a circle: ${[from, ...way, from].map((part) => part.slice(8)).join(" → ")}`,
        });
      }
    }
  }
  return found;
}

function wayBack(
  start: string,
  goal: string,
  between: ReadonlyMap<string, ReadonlyMap<string, Edge>>,
): string[] | null {
  const queue: string[][] = [[start]];
  const seen = new Set([start]);
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    for (const next of between.get(way.at(-1) ?? "")?.keys() ?? []) {
      if (next === goal) return way;
      if (!seen.has(next)) queue.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$|(^|\/)testing?\//.test(file) || file.startsWith("tests/");
}

/** Files that the browser loads first: the shell, the pages and the browser doors. */
function isBrowserFile(file: string): boolean {
  if (isTest(file)) return false;
  if (file.startsWith("web/"))
    return !file.startsWith("web/build/") && !/^web\/[\w.-]*config\.ts$/.test(file);
  return /^modules\/[^/]+\/(browser\.ts|pages\/)/.test(file);
}

/** Follows what the browser really loads (not types), and names the import that leads to the server. */
function browserBreaches(edges: readonly Edge[]): Breach[] {
  const byFile = new Map<string, Edge[]>();
  for (const edge of edges)
    if (!edge.typeOnly) byFile.set(edge.file, [...(byFile.get(edge.file) ?? []), edge]);
  const queue = [...new Set(edges.map((edge) => edge.file))].filter(isBrowserFile);
  const seen = new Set(queue);
  const found: Breach[] = [];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const edge of byFile.get(file) ?? []) {
      const says = serverWord(edge);
      if (says !== null) found.push({ file, line: edge.line, says });
      else if (edge.target !== null && !seen.has(edge.target)) {
        seen.add(edge.target);
        queue.push(edge.target);
      }
    }
  }
  return found;
}

function serverWord({ from, target, file }: Edge): string | null {
  if (from.startsWith("node:")) return `the browser loads this file, and it imports ${from}`;
  if (target === null) return null;
  if (target === "modules/index.ts" || /^modules\/[^/]+\/index\.ts$/.test(target)) {
    return `the browser would load the server door ${target}: use import type, or the module's browser.ts`;
  }
  // Behind the door of the words everything is tried file by file; any other kernel door is the server's.
  const fromOutside = layerOf(file) !== "kernel";
  const browserDoor = target === "kernel/words/index.ts" || /^kernel\/[^/]+\/browser\.ts$/.test(target);
  if (layerOf(target) === "kernel" && fromOutside && !browserDoor) {
    return `the browser would load ${target}: use import type, or #kernel/words`;
  }
  return null;
}
