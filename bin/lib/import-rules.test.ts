import { describe, expect, test } from "vitest";
import { breaches } from "./import-rules.ts";
import { importsOf } from "./import-scan.ts";

describe("importsOf", () => {
  test("finds every form and tells types from values", () => {
    const source = [
      'import a from "./a.ts";',
      'import type { B } from "./b.ts";',
      'import { type C, type D } from "./c.ts";',
      'import { type E, f } from "./e.ts";',
      'export * from "./g.ts";',
      'export type { H } from "./h.ts";',
      'import "./i.ts";',
      'const j = () => import("./j.ts");',
      '// import k from "./k.ts";',
      '/* import l from "./l.ts"; */',
      'const m = "https://example.org/"; const n = import("./n.ts"); const o = "a"',
    ].join("\n");
    expect(importsOf(source).map(({ from, typeOnly, line }) => [from, typeOnly, line])).toEqual([
      ["./a.ts", false, 1],
      ["./b.ts", true, 2],
      ["./c.ts", true, 3],
      ["./e.ts", false, 4],
      ["./g.ts", false, 5],
      ["./h.ts", true, 6],
      ["./i.ts", false, 7],
      ["./j.ts", false, 8],
      ["./n.ts", false, 11],
    ]);
  });

  test("reads a list of names over several lines", () => {
    expect(importsOf('import {\n  type A,\n  b,\n} from "./a.ts";')).toEqual([
      { from: "./a.ts", typeOnly: false, line: 1 },
    ]);
  });
});

function check(files: Record<string, string>): string[] {
  return breaches(new Map(Object.entries(files))).map(({ file, says }) => `${file}: ${says}`);
}

describe("breaches", () => {
  test("lets the right ways pass", () => {
    const found = check({
      "packages/linkage/index.ts": 'export * from "./name.ts";',
      "packages/linkage/name.ts": "",
      "kernel/access/index.ts": 'export * from "./words.ts";',
      "kernel/access/words.ts": 'import { z } from "zod";',
      "kernel/words/index.ts": 'export * from "../access/words.ts";',
      "kernel/vault/store.ts":
        'import { createHmac } from "node:crypto"; import { x } from "@palermo/linkage";',
      "modules/court/index.ts":
        'import { defineModule } from "#kernel/access";\nimport { casefile } from "#modules/casefile";',
      "modules/casefile/index.ts": 'import { a } from "./open-case.ts";',
      "modules/casefile/open-case.ts": 'import { readFileSync } from "node:fs";',
      "modules/casefile/pages/cases.tsx":
        'import type { openCase } from "../open-case.ts";\nimport { Code } from "#kernel/words";',
      "modules/casefile/browser.ts": 'const page = () => import("./pages/cases.tsx");',
      "web/doors.ts": 'import { casefile } from "../modules/casefile/browser.ts";',
      "web/api/session.ts": 'import type { getSession } from "../../kernel/session/get-session.ts";',
      "bench/access.ts": 'import { x } from "../kernel/access/words.ts";',
      "bin/server.ts": 'import { modules } from "#modules";\nimport { x } from "#kernel/access";',
    });
    expect(found).toEqual([]);
  });

  test.each([
    ["packages/linkage/a.ts", 'import { x } from "#kernel/access";', "packages may not import kernel"],
    ["kernel/access/a.ts", 'import type { x } from "#modules/casefile";', "kernel may not import modules"],
    [
      "kernel/access/a.ts",
      'import { x } from "../../modules/casefile/index.ts";',
      "kernel may not import modules",
    ],
    ["kernel/access/a.ts", 'import { x } from "../../bin/lib/say.ts";', "kernel may not import bin"],
    ["modules/court/a.ts", 'import { x } from "../casefile/open-case.ts";', "through its door only"],
    ["modules/court/a.ts", 'import { x } from "../../kernel/access/words.ts";', "through its door only"],
    ["bin/a.ts", 'import { x } from "../kernel/access/words.ts";', "through its door only"],
    ["kernel/vault/a.ts", 'import { x } from "../../packages/linkage/name.ts";', "through its door only"],
    ["web/a.ts", 'import { readFileSync } from "node:fs";', "imports node:fs"],
    ["web/a.ts", 'import { x } from "#kernel/access";', "would load kernel/access/index.ts"],
    ["web/a.ts", 'import { x } from "#modules/casefile";', "server door"],
    ["modules/court/pages/a.tsx", 'import { x } from "../index.ts";', "server door"],
  ])("%s with %s", (file, text, words) => {
    expect(check({ [file]: text }).join("\n")).toContain(words);
  });

  test("follows the browser through other files to the server", () => {
    const found = check({
      "web/main.tsx": 'import "../modules/casefile/browser.ts";',
      "modules/casefile/browser.ts": 'import { may } from "./casefile.ts";',
      "modules/casefile/casefile.ts": 'import { open } from "./open-case.ts";',
      "modules/casefile/open-case.ts": 'import { action } from "#kernel/action";',
    });
    expect(found).toEqual([
      "modules/casefile/open-case.ts: the browser would load kernel/action/index.ts: use import type, or #kernel/words",
    ]);
  });

  test("names a circle of modules once", () => {
    const found = check({
      "modules/a/index.ts": 'import "#modules/b";',
      "modules/b/index.ts": 'import "#modules/c";',
      "modules/c/index.ts": 'import type { A } from "#modules/a";',
      "modules/d/index.ts": 'import "#modules/a";',
    });
    expect(found).toEqual(["modules/a/index.ts: modules in a circle: a → b → c → a"]);
  });
});
