import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { noticeKind, noticePlace } from "./notice-kinds.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Kinds as the sources name them where they tell somebody. */
function toldKinds(): string[] {
  const files = globSync("{kernel,modules}/**/*.{sql,ts}", { cwd: root }).filter(
    (file) => !file.includes(".test."),
  );
  const told = files.flatMap((file) => [
    ...readFileSync(join(root, file), "utf8").matchAll(/access\.tell\([\w.]+, '([a-z]+(?:-[a-z]+)*)'/g),
  ]);
  return [...new Set(told.map((found) => found[1] ?? ""))];
}

describe("notices", () => {
  it("have a sentence and a page for each kind that anything tells", () => {
    const kinds = toldKinds();
    expect(kinds.length).toBeGreaterThan(12);
    expect(kinds.filter((kind) => noticeKind(kind) === "other")).toEqual([]);
  });

  it("lead to the dossier that they are about, else to where such things are dealt with", () => {
    expect(noticePlace("task", "/app/casefile/case/C-1")).toBe("/app/casefile/case/C-1");
    expect(noticePlace("task")).toBe("/app/task/mine");
    expect(noticePlace("new-device", "/app/casefile/case/C-1")).toBe("/app/account");
    expect(noticePlace("nobody-knows-it")).toBe("/app/notices");
  });
});
