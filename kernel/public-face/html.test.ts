import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dataBlock, html, safeLink } from "./html.ts";
import { style } from "./style.ts";

const root = join(import.meta.dirname, "..", "..");

test("every value is escaped, markup made here stays, nothing leaves no trace, lists are joined", () => {
  const inner = html`<b title="${`"'>`}">${"<i>&"}</b>`;
  expect(html`<p>${inner}${null}${undefined}${false}${0}${["a", html`<br>`]}</p>`.toString()).toBe(
    '<p><b title="&quot;&#39;&gt;">&lt;i&gt;&amp;</b>0a<br></p>',
  );
});

test("signs that neither HTML nor XML allows become spaces; tab and line ends stay", () => {
  expect(html`${"a\u0000b\u001bc\td\ne\uffff"}`.toString()).toBe("a b c\td\ne ");
});

test("a data block ends where it should, and reads back as it was", () => {
  const data = { text: "</script><!-- & \u2028" };
  const block = dataBlock(data).toString();
  expect(block.match(/<\/script>/g)).toHaveLength(1);
  expect(JSON.parse(block.slice(block.indexOf(">") + 1, block.lastIndexOf("<")))).toEqual(data);
});

test("an address leads to a page or nowhere", () => {
  expect(safeLink("https://court.example/a?b=c")).toBe("https://court.example/a?b=c");
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "//x", "x", " javascript:x"])
    expect(safeLink(bad)).toBeNull();
});

test("[public face] no template puts a value into an attribute without quotes, nor text past the escaping", () => {
  const files = globSync("{kernel,modules}/**/*.ts", { cwd: root }).filter(
    (path) => /public/.test(path) && !/test/.test(path),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const path of files) {
    const text = readFileSync(join(root, path), "utf8");
    expect(text, path).not.toMatch(/<[a-z][^<>`]*\s[\w-]+=\$\{/);
    if (!path.endsWith("html.ts")) expect(text, path).not.toMatch(/Html\.trusted|\.fromMarkup/);
  }
});

test("the tokens of the public pages are those of the app", () => {
  const tokens = (path: string) => {
    const found = new Map<string, Set<string>>();
    for (const [, name = "", value = ""] of readFileSync(join(root, path), "utf8").matchAll(
      /(--p-[\w-]+):\s*(#[0-9a-f]{6});/g,
    ))
      found.set(name, (found.get(name) ?? new Set()).add(value));
    return found;
  };
  const app = tokens("web/theme/tokens.css");
  const [own] = style.split("@media print");
  for (const [, name = "", value = ""] of (own ?? "").matchAll(/(--p-[\w-]+):\s*(#[0-9a-f]{6});/g))
    expect(app.get(name)?.has(value), `${name} ${value}`).toBe(true);
});
