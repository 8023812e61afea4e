import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { langs } from "#kernel/i18n";
import { openPublicGround, type PublicTestGround, testHost } from "./public-ground.ts";
import { fillTiny, tiny } from "./tiny-module.ts";

let ground: PublicTestGround;

beforeAll(async () => {
  ground = await openPublicGround([tiny]);
  const owner = await ground.kernel.database.owner();
  await fillTiny(owner);
  await owner.end();
});
afterAll(() => ground?.close());

const everywhere = [
  "/public/en",
  "/public/en/tiny",
  "/public/en/data",
  "/public/en/tiny/T-AAAAAA",
  "/public/en/tiny/feed.atom",
  "/public/tiny.jsonl",
  "/public/tiny.csv",
  "/public/tiny/T-AAAAAA.json",
  "/public/tiny/sitemap.xml",
  "/public/sitemap.xml",
  "/public/openapi.json",
  "/sitemap.xml",
  "/robots.txt",
];

describe("what everybody sees", () => {
  test("[public face] a stranger gets nothing that is not for everybody: not in pages, feeds, exports or lists of addresses", async () => {
    for (const path of everywhere) {
      const answer = await ground.get(path);
      expect(answer.statusCode, path).toBe(200);
      expect(answer.body, path).not.toMatch(/Inside paper|T-BBBBBB/);
    }
    for (const path of ["/public/en/tiny/T-BBBBBB", "/public/tiny/T-BBBBBB.json"])
      expect((await ground.get(path)).statusCode, path).toBe(404);
  });

  test("[public face] a reader who is signed in sees no more, and no cookie is set", async () => {
    const cookie = { cookie: "palermo-loopback=whatever; other=1" };
    for (const path of everywhere) {
      const answer = await ground.get(path, cookie);
      expect(answer.body, path).toBe((await ground.get(path)).body);
      expect(answer.headers["set-cookie"], path).toBeUndefined();
    }
  });

  test("[public face] reading only: nothing but GET is answered, and the login cannot write", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"] as const) {
      const url = "/public/en/tiny/T-AAAAAA";
      const answer = await ground.app.inject({
        method,
        url,
        headers: { host: testHost, "content-type": "application/json" },
        payload: "{}",
      });
      expect(answer.statusCode).toBe(404);
    }
    await expect(ground.kernel.database.public.query("delete from tiny.paper")).rejects.toThrow(
      /permission denied/,
    );
  });

  test("[public face] what was withdrawn is gone at the next asking, and kept nowhere for more than a minute", async () => {
    const owner = await ground.kernel.database.owner();
    await owner.query("insert into tiny.paper values ('T-DDDDDD', 'Soon gone', 'everybody')");
    const before = await ground.get("/public/en/tiny/T-DDDDDD");
    expect(before.statusCode).toBe(200);
    expect(before.headers["cache-control"]).toBe("public, max-age=60");
    await owner.query("delete from tiny.paper where paper_id = 'T-DDDDDD'");
    await owner.end();
    const known = { "if-none-match": String(before.headers.etag) };
    const after = await ground.get("/public/en/tiny/T-DDDDDD", known);
    expect(after.statusCode).toBe(404);
    expect(after.headers["cache-control"]).toBe("no-store");
    expect(after.body).toContain("has been withdrawn");
    for (const path of everywhere) expect((await ground.get(path)).body, path).not.toContain("Soon gone");
  });
});

describe("pages", () => {
  test("[public face] what somebody wrote is never markup: not in text, attributes, data or feeds", async () => {
    for (const path of ["/public/en/tiny", "/public/en/tiny/T-CCCCCC", "/public/en/tiny/feed.atom"]) {
      const { body } = await ground.get(path);
      expect(body, path).not.toMatch(/<script>|alert\("x"\)<\/script>/);
      expect(body, path).toContain("alert(");
    }
    const asked = await ground.get("/public/en/nothing?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    expect(asked.body).not.toContain("<script>alert");
    const listed = await ground.get('/public/ar/tiny?a="><script>alert(1)</script>');
    expect(listed.body).not.toContain("<script>");
  });

  test("are complete: language, direction, title, description, robots, other languages, one main heading, no script", async () => {
    for (const lang of langs) {
      const { body, headers } = await ground.get(`/public/${lang}/tiny?x=1`);
      expect(body).toContain(`<html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}">`);
      expect(body.match(/<h1/g)).toHaveLength(1);
      expect(body.match(/<link rel="alternate" hreflang=/g)).toHaveLength(7);
      expect(body).toContain(`<link rel="canonical" href="https://palermo.example/public/${lang}/tiny">`);
      expect(body).toMatch(/<meta name="description" content="[^"]+">/);
      expect(body).toContain('<a class="skip" href="#main">');
      expect(body).not.toMatch(/<script(?! type="application\/ld\+json")/);
      expect(body).not.toMatch(/\s(on\w+|style)=/);
      expect(Buffer.byteLength(body)).toBeLessThan(100_000);
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
    }
  });

  test("tell search engines what they may keep, on the page and in the header", async () => {
    const open = await ground.get("/public/en/tiny");
    expect(open.body).toContain('<meta name="robots" content="index, follow">');
    expect(open.headers["x-robots-tag"]).toBeUndefined();
    for (const path of ["/public/en/tiny/T-AAAAAA", "/public/tiny.jsonl", "/public/en/tiny/feed.atom"])
      expect((await ground.get(path)).headers["x-robots-tag"], path).toBe("noindex");
  });

  test("carry data that no title can end", async () => {
    const { body } = await ground.get("/public/en/tiny/T-CCCCCC");
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? "";
    expect(JSON.parse(block)).toEqual({
      "@type": "LegalCase",
      name: `=<script>alert("x")</script> & 'quoted'`,
    });
  });

  test("that do not exist are pages too, in the language of their address", async () => {
    const answer = await ground.get("/public/fr/tiny/T-ZZZZZZ");
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(answer.body).toContain("Cette page n’existe pas");
    const data = await ground.get("/public/tiny/T-ZZZZZZ.json");
    expect(data.headers["content-type"]).toContain("application/problem+json");
  });

  test("/public leads to the reader's language", async () => {
    const answer = await ground.get("/public", { "accept-language": "ru,en;q=0.5" });
    expect([answer.statusCode, answer.headers.location, answer.headers.vary]).toEqual([
      302,
      "/public/ru",
      expect.stringContaining("accept-language"),
    ]);
  });

  test("[L1] asking for a correction: to whom, by when, and nothing is repeated that is no code", async () => {
    const { body } = await ground.get("/public/en/corrections?record=T-AAAAAA");
    expect(body).toContain("mailto:corrections@palermo.example?subject=Correction%3A%20T-AAAAAA");
    expect(body).toContain("within 30 days");
    const named = (await ground.get("/public/en/corrections?record=Jane%20Doe")).body;
    expect(named.slice(named.indexOf("<main"))).not.toContain("Jane");
  });
});

describe("copies", () => {
  test("an unchanged page is answered with 304 and nothing else", async () => {
    for (const path of ["/public/en/tiny/T-AAAAAA", "/public/tiny/T-AAAAAA.json", "/public/openapi.json"]) {
      const first = await ground.get(path);
      const again = await ground.get(path, { "if-none-match": `"other", ${first.headers.etag}` });
      expect([again.statusCode, again.body], path).toEqual([304, ""]);
      expect((await ground.get(path, { "if-none-match": '"other"' })).statusCode).toBe(200);
    }
    const url = "/public/en/tiny/T-AAAAAA";
    const since = { "if-modified-since": String((await ground.get(url)).headers["last-modified"]) };
    expect((await ground.get(url, since)).statusCode).toBe(304);
    expect((await ground.get(url, { "if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT" })).statusCode).toBe(
      200,
    );
  });

  test("pages leave compressed, and HEAD tells their headers", async () => {
    const url = "/public/en/data";
    const packed = await ground.get(url, { "accept-encoding": "br, gzip" });
    expect(packed.headers["content-encoding"]).toBe("br");
    const head = await ground.app.inject({ method: "HEAD", url, headers: { host: testHost } });
    expect([head.statusCode, head.body]).toEqual([200, ""]);
  });

  test("the style sheet may be kept for a year, since its address names its content", async () => {
    const page = (await ground.get("/public/en")).body;
    const path = /href="(\/public\/style-[0-9a-f]{12}\.css)"/.exec(page)?.[1] ?? "";
    const sheet = await ground.get(path);
    expect(sheet.headers["cache-control"]).toContain("immutable");
    expect(sheet.body).toContain("--p-accent");
  });
});

describe("data", () => {
  test("everything at once: a record a line, or a table that calculates nothing", async () => {
    const lines = (await ground.get("/public/tiny.jsonl")).body.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(["T-AAAAAA", "T-CCCCCC"]);
    expect((await ground.get("/public/tiny.csv")).body).toBe(
      `\ufeffid,title\r\nT-AAAAAA,Open paper\r\nT-CCCCCC,"'=<script>alert(""x"")</script> & 'quoted'"\r\n`,
    );
  });

  test("lists of addresses name every language of what may be kept", async () => {
    const index = (await ground.get("/sitemap.xml")).body;
    expect(index).toContain("<loc>https://palermo.example/public/tiny/sitemap.xml</loc>");
    const list = (await ground.get("/public/tiny/sitemap.xml")).body;
    for (const lang of langs)
      expect(list).toContain(`<loc>https://palermo.example/public/${lang}/tiny/T-AAAAAA</loc>`);
    expect((await ground.get("/robots.txt")).body).toContain("Disallow: /app");
  });

  test("a feed is Atom, and its entries stand at their pages", async () => {
    const { body, headers } = await ground.get("/public/es/tiny/feed.atom");
    expect(headers["content-type"]).toContain("application/atom+xml");
    expect(body).toContain("<id>https://palermo.example/public/es/tiny/feed.atom</id>");
    expect(body).toContain("<updated>2026-01-02T03:04:05.678Z</updated>");
  });

  test("the interface is described, with the schema of a record", async () => {
    const described = JSON.parse((await ground.get("/public/openapi.json")).body);
    expect(described.openapi).toBe("3.1.0");
    expect(Object.keys(described.paths)).toEqual([
      "/public/tiny.jsonl",
      "/public/tiny.csv",
      "/public/tiny/{record}.json",
      "/public/{lang}/tiny/feed.atom",
      "/public/mcp",
    ]);
    expect(described.components.schemas["tiny-record"].properties).toHaveProperty("title");
  });
});
