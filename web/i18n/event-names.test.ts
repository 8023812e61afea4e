import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { langs } from "@palermo/vocabulary";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every event that some action says it emits, as the sources say. */
function emitted(folder: "kernel" | "modules"): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith("test.ts") && !path.startsWith("testing/"))
    .flatMap((path) => [
      ...readFileSync(join(root, folder, path), "utf8").matchAll(/^\s+emits: \[([^\]]*)\],$/gm),
    ])
    .flatMap(([, list = ""]) => [...list.matchAll(/"([a-z-]+\.[a-z-]+)"/g)].map(([, name = ""]) => name));
  return [...new Set(names)].sort();
}

type Names = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

function namesIn(file: string): Names {
  const texts = JSON.parse(readFileSync(join(root, file), "utf8")) as { "event-names"?: Names };
  return texts["event-names"] ?? {};
}

it.each(langs)("every event has a name in %s, and no name stands for nothing", (lang) => {
  // The test of an address is no action's event.
  const kernel = [...emitted("kernel"), "webhook.tested"].sort();
  const parts = namesIn(`kernel/webhook/locales/${lang}.json`);
  const named = Object.entries(parts).flatMap(([part, names]) =>
    Object.keys(names).map((name) => `${part}.${name}`),
  );
  expect(named.sort()).toEqual(kernel);
  // A module may say that a part of the kernel does something on its behalf: that has its name already.
  const own = emitted("modules").filter((event) => !kernel.includes(event));
  const modules = [...new Set(own.map((event) => event.split(".")[0] ?? ""))];
  const namedByModules = modules.flatMap((module) =>
    Object.keys(namesIn(`modules/${module}/locales/${lang}.json`)).map((name) => `${module}.${name}`),
  );
  expect(namedByModules.sort()).toEqual(own);
});
