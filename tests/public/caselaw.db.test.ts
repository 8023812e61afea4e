import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { langs } from "#kernel/i18n";
import { caselaw } from "#modules/caselaw";
import { openPublicGround, type PublicTestGround } from "../../kernel/public-face/public-ground.ts";
import { openPublicOffice, type PublicOffice } from "../../modules/caselaw/public/public-office.ts";

let ground: PublicTestGround;
let office: PublicOffice;
const codes = { open: "", named: "", inside: "", draft: "", long: "" };
const ids = { open: "" };

const en = (text: string) => ({ lang: "en", text });
/** No name, no parties: search engines may keep it. */
const unnamed = {
  title: en("The greenhouse judgment"),
  defendants: [{ key: "d1", kind: "person" as const, name: "A.", standing: "convicted-not-final" as const }],
  charges: [{ defendant: "d1", statute: "Criminal Code, section 120", verdict: "guilty" }],
};

beforeAll(async () => {
  ground = await openPublicGround([caselaw]);
  office = await openPublicOffice(ground.kernel);
  const inside = await office.publish("inside", {
    ...unnamed,
    title: en("Insidecanary judgment"),
    facts: en("Insidecanary facts."),
  });
  const draft = await office.draft({
    ...unnamed,
    title: en("Draftcanary judgment"),
    facts: en("Draftcanary facts."),
  });
  const open = await office.publish("everybody", {
    ...unnamed,
    finality: "not-final",
    title: {
      lang: "en",
      text: "The greenhouse judgment",
      translations: { ar: { text: "حكم البيوت المحمية", by: "a court", reviewed: false } },
    },
    concepts: ["consent"],
    articles: ["TIP 3(a)"],
    reasoning: en('The court quotes: "<script>alert(1)</script> & more".'),
    relations: [
      { kind: "cites", code: inside.code, citation: "An older judgment" },
      { kind: "related", code: inside.code },
    ],
  });
  const named = await office.publish("everybody", { concepts: ["consent"] });
  const long = await office.publish("everybody", {
    ...unnamed,
    title: en("The long judgment"),
    facts: en("A long sentence about work without wages. ".repeat(900).trim()),
    reasoning: en("Долгое рассуждение суда о принуждении к труду. ".repeat(800).trim()),
    fullText: [en("What the court wrote, line by line. ".repeat(9000).trim())],
    charges: Array.from({ length: 400 }, (_, at) => ({
      defendant: "d1",
      count: at + 1,
      statute: `Section ${at}`,
      verdict: "guilty",
    })),
  });
  Object.assign(codes, {
    open: open.code,
    named: named.code,
    inside: inside.code,
    draft: draft.code,
    long: long.code,
  });
  ids.open = open.judgmentId;
});
afterAll(() => ground?.close());

function everywhere(): string[] {
  const here = (path: string) => `/public/en/caselaw${path}`;
  return [
    "/public/en",
    here(""),
    here("?q=canary"),
    here("?q=insidecanary"),
    here("?sort=title"),
    here("/concepts"),
    here("/concepts/consent"),
    here(`/${codes.open}`),
    here(`/${codes.long}/facts`),
    here("/feed.atom"),
    here("/feed.atom?q=judgment"),
    "/public/caselaw.jsonl",
    "/public/caselaw.csv",
    `/public/caselaw/${codes.open}.json`,
    "/public/caselaw/sitemap.xml",
  ];
}

describe("a stranger", () => {
  test("[public face] finds no draft and nothing inside: not in pages, searches, feeds, exports or lists of addresses", async () => {
    for (const path of everywhere()) {
      const { body, statusCode } = await ground.get(path);
      expect(statusCode, path).toBe(200);
      const seen = path.includes("q=") ? body.replaceAll("insidecanary", "").replaceAll("canary", "") : body;
      expect(seen, path).not.toMatch(new RegExp(`[Cc]anary|${codes.inside}|${codes.draft}`));
    }
    for (const code of [codes.inside, codes.draft])
      for (const path of [
        `/public/en/caselaw/${code}`,
        `/public/en/caselaw/${code}/facts`,
        `/public/caselaw/${code}.json`,
        `/public/caselaw/${code}.bib`,
      ])
        expect((await ground.get(path)).statusCode, path).toBe(404);
  });

  test("[public face] is told nothing of who works on it: no agency, account, import or inner id", async () => {
    const text =
      (await ground.get(`/public/caselaw/${codes.open}.json`)).body +
      (await ground.get("/public/caselaw.jsonl")).body;
    expect(text).not.toMatch(/agency|account|import_?id|origin|audience/i);
    expect(text).not.toContain(ids.open);
    expect(text).not.toContain(office.editor.agencyId);
  });

  test("[public face] reads programs' answers of published records only", async () => {
    const address = await ground.app.listen({ host: "127.0.0.1", port: 0 });
    const client = new Client({ name: "test", version: "1" });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/public/mcp`)));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["search_judgments", "get_judgment"]);
    const ask = async (name: string, input: Record<string, unknown>) => {
      const answer = await client.callTool({ name, arguments: input });
      return JSON.stringify(answer.content);
    };
    const found = await ask("search_judgments", { query: "greenhouse", filters: { concept: ["consent"] } });
    expect(found).toContain(codes.open);
    expect(found).toContain("Untrusted text");
    expect(await ask("search_judgments", { query: "insidecanary" })).toContain('\\"total\\":0');
    expect(await ask("get_judgment", { code: codes.open })).toContain("greenhouse");
    const piece = await ask("get_judgment", { code: codes.long, text: 20_000 });
    expect(piece).toContain('\\"next\\":40000');
    for (const code of [codes.inside, codes.draft])
      expect(await ask("get_judgment", { code })).toContain("no such published record");
    await client.close();
  });
});

describe("names", () => {
  test("[L1] search engines keep no page that names a natural person, and quote no name from any other", async () => {
    // What crawlers may keep, as pages and lists of addresses say.
    const kept: string[] = [];
    for (const path of everywhere().filter((one) => one.startsWith("/public/en"))) {
      const { body, headers } = await ground.get(path);
      if (headers["x-robots-tag"] === undefined) kept.push(body);
    }
    expect(kept.length).toBeGreaterThan(2);
    for (const body of kept) expect(body).not.toContain("Korbin");
    const named = await ground.get(`/public/en/caselaw/${codes.named}`);
    expect(named.body).toContain("Adam Korbin");
    expect(named.body).toContain('<meta name="robots" content="noindex, follow">');
    expect(
      named.body
        .replaceAll(/<(\w+)[^>]* data-nosnippet[^>]*>[\s\S]*?<\/\1>/g, "")
        .replace(/<title>.*<\/title>/, ""),
    ).not.toContain("Korbin");
    const list = (await ground.get("/public/caselaw/sitemap.xml")).body;
    expect(list).toContain(codes.open);
    expect(list).not.toContain(codes.named);
    expect((await ground.get("/public/en/caselaw/feed.atom")).body).not.toContain("Korbin");
  });

  test("[L1] whoever was acquitted stands there by initials alone", async () => {
    for (const path of [`/public/en/caselaw/${codes.named}`, `/public/caselaw/${codes.named}.json`]) {
      const { body } = await ground.get(path);
      expect(body).not.toContain("Bela");
      expect(body).toContain("B. M.");
    }
  });

  test("[L1] that a judgment is not final shows on its page, in the list and in the feed; corrections are offered", async () => {
    const page = (await ground.get(`/public/en/caselaw/${codes.open}`)).body;
    expect(page).toContain("This judgment is not final");
    expect(page).toContain(`/public/en/corrections?record=${codes.open}`);
    for (const path of ["/public/en/caselaw?q=greenhouse", "/public/en/caselaw/feed.atom"])
      expect((await ground.get(path)).body, path).toContain("not final");
  });
});

describe("reading", () => {
  test("every page holds at most 100 KB, however long the judgment; what does not fit is read on", async () => {
    const record = await ground.get(`/public/ru/caselaw/${codes.long}`);
    expect(Buffer.byteLength(record.body)).toBeLessThan(100_000);
    for (const section of ["facts", "reasoning", "charges", "text-1"]) {
      expect(record.body, section).toContain(`/public/ru/caselaw/${codes.long}/${section}"`);
      const parts: string[] = [];
      for (let part = 1; ; part += 1) {
        const page = await ground.get(`/public/ru/caselaw/${codes.long}/${section}?part=${part}`);
        if (page.statusCode === 404) break;
        expect(Buffer.byteLength(page.body)).toBeLessThan(100_000);
        parts.push(page.body);
      }
      const words = parts.join("").match(/line by line|work without wages|рассуждение суда|Section \d+/g);
      expect(words?.length, section).toBe(
        { facts: 900, reasoning: 800, charges: 400, "text-1": 9000 }[section],
      );
    }
  });

  test("in Arabic it is read from right to left, texts in the language that they have", async () => {
    const { body } = await ground.get(`/public/ar/caselaw/${codes.open}`);
    expect(body).toContain('<html lang="ar" dir="rtl">');
    expect(body).toContain('<bdi lang="ar">حكم البيوت المحمية</bdi>');
    expect(body).toMatch(/<p lang="en" dir="auto">Workers were recruited/);
    const original = (await ground.get(`/public/ar/caselaw/${codes.open}?text=original`)).body;
    expect(original).toContain('<bdi lang="en">The greenhouse judgment</bdi>');
  });

  test("[public face] what a judgment quotes is never markup", async () => {
    const { body } = await ground.get(`/public/en/caselaw/${codes.open}`);
    expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more");
    expect(body.match(/<script/g)).toHaveLength(1);
  });

  test("its data are of the shape of a legal case and hold no person", async () => {
    const { body } = await ground.get(`/public/en/caselaw/${codes.named}`);
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? "");
    expect(data["@type"]).toContain("LegalCase");
    expect(data.creator.name).toBe("Court of Veridia");
    expect(JSON.stringify(data)).not.toContain("Korbin");
  });

  test("search works with words, facets with counts, highlights, order and pages, all in the address", async () => {
    const found = (await ground.get("/public/en/caselaw?q=greenhouses")).body;
    expect(found).toContain("<mark>greenhouses</mark>");
    expect(found).toMatch(
      /href="\/public\/en\/caselaw\?q=greenhouses&amp;concept=consent"><bdi>Consent<\/bdi> <span class="count">2</,
    );
    const narrow = (await ground.get("/public/en/caselaw?q=greenhouses&finality=not-final&concept=nonsense"))
      .body;
    expect(narrow).toContain("Judgments: 1");
    expect(narrow).toContain('name="finality" value="not-final"');
    expect(narrow.slice(narrow.indexOf("<main"))).not.toContain("nonsense");
    expect((await ground.get("/public/en/caselaw?q=zzzzz")).body).toContain("Nothing found");
    expect((await ground.get("/public/en/caselaw?q=%22unbalanced&after=%00")).statusCode).toBe(200);
  });

  test("[L2] every concept has its guide in two sentences of each language, with its judgments and a feed", async () => {
    for (const lang of langs) {
      const { body } = await ground.get(`/public/${lang}/caselaw/concepts/consent`);
      const guide = /<p class="lead">(.*?)<\/p>/.exec(body)?.[1] ?? "";
      expect(guide.match(/[.。]/g)?.length, lang).toBe(2);
      expect(body).toContain(`/public/${lang}/caselaw/${codes.open}`);
      expect(body).toContain("feed.atom?concept=consent");
    }
    expect((await ground.get("/public/en/caselaw/concepts/nothing")).statusCode).toBe(404);
  });

  test("it is cited and taken along: BibTeX, RIS, JSON, a table of all", async () => {
    const form = (ending: string) => ground.get(`/public/caselaw/${codes.open}.${ending}`);
    expect((await form("bib")).body).toContain(`@jurisdiction{${codes.open},`);
    expect((await form("bib")).headers["content-disposition"]).toBe(
      `attachment; filename="${codes.open}.bib"`,
    );
    expect((await form("ris")).body).toContain("TY  - CASE");
    const { judgment } = JSON.parse((await form("json")).body);
    expect(judgment.relations).toEqual([{ kind: "cites", citation: "An older judgment" }]);
    const lines = (await ground.get("/public/caselaw.csv")).body.trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\ufeffcode,title,/);
  });

  test("[public face] a withdrawn judgment is gone at once from everything", async () => {
    const gone = await office.publish("everybody", {
      ...unnamed,
      title: en("Withdrawn quagmire"),
      facts: en("Quagmire."),
    });
    expect((await ground.get("/public/en/caselaw?q=quagmire")).body).toContain(gone.code);
    await office.editor.callByName("caselaw.withdraw-judgment", {
      judgmentId: gone.judgmentId,
      reason: "A name was left",
    });
    expect((await ground.get(`/public/en/caselaw/${gone.code}`)).statusCode).toBe(404);
    for (const path of everywhere()) expect((await ground.get(path)).body, path).not.toMatch(/quagmire/i);
    expect((await ground.get("/public/en/caselaw?q=quagmire")).body).not.toContain(gone.code);
  });
});
