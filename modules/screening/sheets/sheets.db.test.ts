import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractText } from "#kernel/pdf";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { langs } from "#kernel/words";
import { anInterview, aScreening } from "../builders.ts";
import { screening } from "../index.ts";
import { keepScreening } from "../keep/keep-screening.ts";
import { makeSheet } from "./make-sheet.ts";

let kernel: TestKernel;
let agencyId = "";
let officer: TestAccount;
let screeningId = "";
const keep = process.env.PALERMO_TEST_PICTURES;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  agencyId = await kernel.openAgency();
  officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  const yes = { said: { state: "yes" as const } };
  const sent = aScreening({
    name: { given: "Amara", family: "Sheetname" },
    account: { could: "yes", wants: "yes", note: "Accountnote" },
    interview: anInterview({
      lang: "ar",
      safety: { child: "no", urgentMedical: "yes", safeToTalk: "no" },
      parts: [
        {
          instrument: "tip-short",
          version: 1,
          answers: {
            "w-arranged": yes,
            "w-agreed": yes,
            "w-promised": { said: { state: "no", note: "قيل لي إنه مطعم" } },
            "f-leave": { said: { state: "no" }, observed: { state: "no" } },
            "t-person": { said: { state: "refused" }, observed: { state: "yes", note: "bruise" } },
            "w-hours": yes,
          },
        },
        {
          instrument: "iloec-adult-labour",
          version: 1,
          answers: { "iloec-d1-01": yes, "iloec-d1-02": yes, "iloec-d4-01": yes, "iloec-d4-02": yes },
        },
      ],
    }),
  });
  ({ screeningId } = sent);
  await officer.call(keepScreening, sent);
});
afterAll(() => kernel?.close());

async function textOf(input: { sheet: "agency" | "person"; lang?: (typeof langs)[number] }) {
  const made = await officer.call(makeSheet, { screeningId, ...input });
  const name = `${input.sheet}-${input.lang ?? "own"}.pdf`;
  const path = join(kernel.services.config.dataFolder, name);
  writeFileSync(path, Buffer.from(made.base64, "base64"), { mode: 0o600 });
  if (keep !== undefined) {
    mkdirSync(keep, { recursive: true });
    writeFileSync(join(keep, name), Buffer.from(made.base64, "base64"));
  }
  const { pages } = await extractText(path, {});
  return { ...made, text: pages.map((page) => page.text).join("\n") };
}

describe("the two sheets of a screening", () => {
  it("are made for no stranger", async () => {
    const stranger = await kernel.openAccount({ agencyId, roles: ["frontline"] });
    await expect(stranger.call(makeSheet, { screeningId, sheet: "agency" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("[S8] tell the agency reasons and answers, marked as no statement, without a name", async () => {
    const { text } = await textOf({ sheet: "agency", lang: "en" });
    expect(text).toContain("Not a statement");
    expect(text).toContain("Deception");
    expect(text).toContain("holds: one strong and another one");
    for (const trace of ["Sheetname", "Accountnote", "Amara"]) expect(text).not.toContain(trace);
  });

  it("[S8] give the person a neutral sheet in their own language, without a word of crime, police or shelter", async () => {
    const own = await textOf({ sheet: "person" });
    expect(own.text).toMatch(/[\u0600-\u06ff]/);
    expect(own.fileName).toMatch(/^[0-9A-Z]{6}\.pdf$/);
    const banned: Record<(typeof langs)[number], RegExp> = {
      en: /crime|police|shelter|traffick|smuggl|victim|border|exploit|debt|threat/i,
      fr: /crime|police|foyer|refuge|traite|trafic|victime|frontière|exploit|dette/i,
      es: /delito|crimen|policía|albergue|refugio|trata|tráfico|víctima|frontera|explot/i,
      ru: /преступ|полици|приют|торговл|жертв|границ|эксплуат/i,
      zh: /犯罪|警|庇护所|贩运|偷运|受害|边境|剥削/,
      ar: /جريمة|شرطة|مأوى|اتجار|تهريب|ضحية|حدود|استغلال/,
    };
    for (const lang of langs) {
      const { text } = await textOf({ sheet: "person", lang });
      expect([lang, text.match(banned[lang])?.[0]]).toEqual([lang, undefined]);
      for (const trace of ["Sheetname", "Officer 12", "bruise"]) expect(text).not.toContain(trace);
    }
  });

  it("are set in Arabic and Chinese too", async () => {
    expect((await textOf({ sheet: "agency", lang: "ar" })).text).toMatch(/[\u0600-\u06ff]/);
    expect((await textOf({ sheet: "agency", lang: "zh" })).text).toContain("甄别访谈");
  });

  it("[S8] make none for a person who wants nothing in their hands", async () => {
    const sent = aScreening({ interview: anInterview({ sheet: "nothing" }) });
    await officer.call(keepScreening, sent);
    const ask = (sheet: "agency" | "person") =>
      officer.call(makeSheet, { screeningId: sent.screeningId, sheet });
    await expect(ask("person")).rejects.toMatchObject({ detail: { refusal: "sheet-not-wanted" } });
    expect((await ask("agency")).mediaType).toBe("application/pdf");
  });
});
