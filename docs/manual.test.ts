import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { settings } from "#kernel/config";
import { actionsPage, describeActions } from "./make-actions.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs");
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => join(folder, name));
const papers = [
  ...pages,
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map((name) => join(root, name)),
];

test("the list of actions is what the program declares (node docs/make-actions.ts)", () => {
  expect(readFileSync(actionsPage, "utf8")).toBe(describeActions());
});

test("the manual explains every setting", () => {
  const page = readFileSync(join(folder, "manual/start.md"), "utf8");
  expect(Object.keys(settings).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("links between papers lead to files", () => {
  const broken = papers.flatMap((paper) =>
    [...readFileSync(paper, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map((found) => found[1] ?? "")
      .filter((target) => !existsSync(join(dirname(paper), target)))
      .map((target) => `${paper}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test("the README fits two screens", () => {
  expect(readFileSync(join(root, "README.md"), "utf8").split("\n").length).toBeLessThanOrEqual(121);
});
