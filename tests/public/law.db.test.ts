import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { langs } from "#kernel/i18n";
import { readPublic } from "#kernel/public-face";
import type { TestAccount } from "#kernel/testing";
import { law } from "#modules/law";
import { openPublicGround, type PublicTestGround } from "../../kernel/public-face/public-ground.ts";

let ground: PublicTestGround;
let writer: TestAccount;
let second: TestAccount;
const open = randomUUID();
const draft = randomUUID();

async function write(recordId: string, title: string, extract: string): Promise<void> {
  const words = (text: string) => ({ lang: "en", text, translations: { ar: `${text} (ar)` } });
  await writer.callByName("law.write-act", { recordId, country: "KE", kind: "act", title: words(title) });
  await writer.callByName("law.write-provision", {
    ...{ recordId, provisionId: randomUUID(), number: "s. 3", extract: words(extract) },
    ...{ duties: ["TIP-5.1"], crimes: ["trafficking_in_persons"], elements: ["means:deception"] },
  });
}

async function publish(recordId: string): Promise<void> {
  await writer.callByName("law.propose-act", { recordId });
  const { items } = (await second.callByName("review.list-waiting", {})) as {
    items: { reviewId: string; recordId: string; version: number }[];
  };
  const found = items.find((one) => one.recordId === recordId);
  if (!found) throw new Error("nothing waits");
  await second.callByName("review.approve-review", { reviewId: found.reviewId, version: found.version });
  await writer.callByName("law.publish-act", { recordId }).catch(() => undefined);
}

beforeAll(async () => {
  ground = await openPublicGround([law]);
  const { kernel } = ground;
  writer = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["rapporteur"] });
  second = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["editor"] });
  await write(open, "Counter-Trafficking Act", "Whoever recruits by deception <b>commits</b> an offence.");
  await publish(open);
  await write(draft, "Draftcanary Act", "Draftcanary words.");
});
afterAll(() => ground?.close());

const paths = () => [
  "/public/en/law",
  "/public/en/law/treaties/TIP",
  "/public/en/law/countries",
  "/public/en/law/countries/KE",
  "/public/en/law/legislation",
  "/public/en/law/legislation?q=deception",
  `/public/en/law/acts/${open}`,
  "/public/en/law/feed.atom",
  "/public/law.jsonl",
  "/public/law.csv",
  `/public/law/${open}.json`,
  "/public/law/sitemap.xml",
  "/public/en",
];

describe("the public face of law", () => {
  test("[public face] a stranger gets nothing that is not published: no draft in any page, feed, export or list of addresses", async () => {
    for (const path of paths()) {
      const answer = await ground.get(path);
      expect(answer.statusCode, path).toBe(200);
      expect(answer.body, path).not.toMatch(/Draftcanary/);
      expect(answer.body, path).not.toContain(draft);
      if (path.startsWith("/public/en")) expect(Buffer.byteLength(answer.body), path).toBeLessThan(100_000);
    }
    for (const path of [
      `/public/en/law/acts/${draft}`,
      `/public/law/${draft}.json`,
      "/public/en/law/treaties/NONE",
      "/public/en/law/countries/ZZ",
      "/public/en/law/acts/x",
    ])
      expect((await ground.get(path)).statusCode, path).toBe(404);
  });

  test("[L3] parties on 3 February 2010 come out as 153, 135 and 122; days beyond the data say so", async () => {
    const { body } = await ground.get("/public/en/law?on=2010-02-03");
    for (const [treaty, parties] of [
      ["UNTOC", "153"],
      ["TIP", "135"],
      ["SOM", "122"],
    ])
      expect(body, treaty).toMatch(new RegExp(`treaties/${treaty}[\\s\\S]*?<td>${parties}</td>`));
    const later = await ground.get("/public/en/law/treaties/TIP?on=2016-01-01");
    expect(later.body).toContain("later parties are missing until newer status is imported");
    expect((await ground.get("/public/en/law?on=31.02.2020")).statusCode).toBe(200);
  });

  test("[L3] an import of newer status shows at once, with the day up to which it knows", async () => {
    const before = (await ground.get("/public/en/law/countries/PW")).body;
    expect(before).toMatch(/treaties\/TIP[\s\S]*?neither/);
    const importId = randomUUID();
    await writer.work(async ({ tx }) => {
      await sql`insert into law.status_import (import_id, treaty, as_of, source) values (${importId}::uuid, 'TIP', '2020-01-01', 'a newer table')`.execute(
        tx,
      );
      await sql`insert into law.status_row (import_id, treaty, participant, bound, how) values (${importId}::uuid, 'TIP', 'PW', '2019-05-27', 'accession')`.execute(
        tx,
      );
    });
    const after = (await ground.get("/public/en/law/countries/PW")).body;
    expect(after).toMatch(/treaties\/TIP[\s\S]*?2019-05-27/);
    expect(after).toContain("2020-01-01");
  });

  test("is whole without a script in all six languages, with its words escaped and no English left on an Arabic page", async () => {
    for (const lang of langs) {
      const { body } = await ground.get(`/public/${lang}/law/acts/${open}`);
      expect(body).not.toContain("<script>");
      expect(body).not.toContain("<b>commits</b>");
      expect(body).toContain("&lt;b&gt;commits&lt;/b&gt;");
      expect(body).toContain("application/ld+json");
    }
    const { body } = await ground.get("/public/ar/law");
    const text = body
      .slice(body.indexOf("<main"), body.indexOf("</main>"))
      .replace(/<[^>]+>/g, " ")
      .replace(/\(Atom\)/g, "");
    expect(text).not.toMatch(/[A-Za-z]{3,}/);
  });

  test("answers programs: status of treaties on a day, and provisions by words and country", async () => {
    const { publicFace } = law;
    const tool = (name: string) => publicFace?.tools?.find((one) => one.name === name);
    const site = { url: "https://palermo.example", contact: "c@palermo.example" };
    const ask = async <T>(name: string, input: object) =>
      (await readPublic(ground.kernel.database.public, async (tx) =>
        tool(name)?.run({ tx, site }, { ...input }),
      )) as T;
    const status = await ask<{
      treaties: { parties: number; laterPartiesAreMissing: boolean; country: { state: string } }[];
    }>("list_treaty_status", { treaty: "SOM", on: "2010-02-03", country: "KE" });
    expect(status.treaties).toMatchObject([
      { parties: 122, laterPartiesAreMissing: false, country: { state: "party" } },
    ]);
    const found = await ask<{ total: number; provisions: { act: string; duties: string[] }[] }>(
      "search_legislation",
      { query: "deception", country: "KE" },
    );
    expect(found.provisions).toMatchObject([{ act: "Counter-Trafficking Act", duties: ["TIP-5.1"] }]);
    expect((await ask<{ total: number }>("search_legislation", { query: "draftcanary" })).total).toBe(0);
  });
});
