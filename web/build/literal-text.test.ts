import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { literalTexts } from "./literal-text.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("no screen has words of its own", () => {
  it.each(globSync("{web,modules/*/pages}/**/*.tsx", { cwd: root }))("%s", (file) => {
    expect(literalTexts(readFileSync(join(root, file), "utf8"))).toEqual([]);
  });
});

describe("literalTexts", () => {
  it("finds text between tags, in braces and in spoken attributes", () => {
    const source =
      'const a = (\n  <p title="Say it">\n    Hello {"there"} {t("key")} <b className="bold">·</b>\n  </p>\n);';
    expect(literalTexts(source).map(({ line, text }) => `${line} ${text}`)).toEqual([
      "2 Say it",
      "2 Hello",
      "3 there",
    ]);
  });

  it("leaves names, keys and signs alone", () => {
    expect(
      literalTexts('const a = <Icon name="person" label={t("a.b")} style={{ color: "red" }}>{" · "}</Icon>;'),
    ).toEqual([]);
  });
});
