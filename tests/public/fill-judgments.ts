import { createHash, randomBytes, randomUUID } from "node:crypto";
import { codeList, countries, type ListName } from "@palermo/vocabulary";
import { workAs } from "#kernel/action";
import type { Services } from "#kernel/server";
import { writePublished } from "../../modules/caselaw/keep/published-rows.ts";
import { Judgment, type JudgmentInput } from "../../modules/caselaw/words/index.ts";
import { samples } from "./sample-judgments.ts";

/** Numbers drawn from a seed, the same each time (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const sentences: Readonly<Record<string, readonly string[]>> = {
  en: [
    "The workers were recruited with promises of wages that were never paid.",
    "Their passports were kept in a locked drawer of the office.",
    "The court found that the debt could not be repaid by any amount of work.",
    "A witness described how the doors were closed at night.",
    "The defence argued that the complainants had agreed to the journey.",
    "The vessel carried more people than it could hold, without water or life vests.",
    "Payments were traced through three accounts to one holder.",
  ],
  fr: [
    "Les ouvriers furent recrutés avec la promesse de salaires jamais versés.",
    "Le tribunal a retenu que la dette ne pouvait être remboursée.",
    "Un témoin a décrit les portes fermées la nuit.",
  ],
  es: [
    "Los trabajadores fueron captados con promesas de salarios que nunca se pagaron.",
    "El tribunal consideró que la deuda no podía saldarse.",
    "Una testigo describió las puertas cerradas por la noche.",
  ],
  ru: [
    "Работников завербовали, обещая заработок, которого они не получили.",
    "Суд установил, что долг нельзя было погасить никакой работой.",
    "Свидетель описал запертые по ночам двери.",
  ],
  ar: [
    "جُنّد العمال بوعود بأجور لم تُدفع قط.",
    "ورأت المحكمة أن الدين لا يمكن سداده بأي قدر من العمل.",
    "ووصف شاهد كيف كانت الأبواب تُغلق ليلًا.",
  ],
  zh: [
    "工人被许诺以从未支付的工资招募而来。",
    "法院认为这笔债务无论怎样劳动都无法偿清。",
    "一名证人描述了夜间上锁的门。",
  ],
};
const langs = ["en", "en", "en", "fr", "es", "ru", "ar", "zh"];

/** An invented judgment: coded facts drawn from the lists, texts of the length of real briefs. */
function madeJudgment(number: number, draw: () => number): JudgmentInput {
  const one = <T>(some: readonly T[]): T => some[Math.floor(draw() * some.length)] as T;
  const some = (list: ListName, most: number) => {
    const codes = codeList(list).codes.map(({ code }) => code);
    return [...new Set(Array.from({ length: 1 + Math.floor(draw() * most) }, () => one(codes)))];
  };
  const lang = one(langs);
  const prose = (count: number) => ({
    lang,
    text: Array.from(
      { length: count },
      (_, at) => `${one(sentences[lang] ?? [])}${at % 6 === 5 ? "\n\n" : " "}`,
    )
      .join("")
      .trim(),
  });
  const day = `${2000 + Math.floor(draw() * 26)}-${String(1 + Math.floor(draw() * 12)).padStart(2, "0")}-${String(1 + Math.floor(draw() * 28)).padStart(2, "0")}`;
  return {
    title: {
      lang: "en",
      text: `Judgment ${number} on ${one(["work without wages", "a crossing at night", "a closed house", "a debt", "false papers"])}`,
    },
    jurisdiction: one(countries).alpha2,
    court: {
      lang: "en",
      text: one(["District Court", "Court of Appeal", "Supreme Court", "Criminal Court"]),
    },
    courtLevel: one(["first_instance", "appeal", "supreme"]),
    legalSystem: one(["common_law", "civil_law", "mixed"]),
    decided: { text: day, earliest: day, latest: day },
    finality: one(["final", "final", "not-final", "unknown"]),
    identifiers: [{ kind: "national", value: `${number}/2020` }],
    crimeTypes: [one(["trafficking_in_persons", "trafficking_in_persons", "smuggling_of_migrants"])],
    elements: {
      acts: some("act", 2),
      means: some("means", 3),
      purposes: some("purpose", 1),
      forms: some("form", 2),
      sectors: some("sector", 1),
    },
    facts: prose(18),
    reasoning: prose(14),
    victims: [{ count: 1 + Math.floor(draw() * 20), group: true, sex: "female", ageGroup: "adult" }],
    defendants: [{ key: "d1", kind: "person", name: "A.", standing: "convicted-final" }],
    charges: [
      {
        defendant: "d1",
        count: 1,
        statute: "Criminal Code, section 120",
        verdict: "guilty",
        sentence: { imprisonmentMonths: 60 },
      },
    ],
    evidentialIssues: some("evidential-issue", 3).map((issue) => ({ issue })),
    concepts: some("legal-concept", 1),
    articles: ["TIP 3(a)"],
  };
}

/**
 * For tests and benchmarks: fills a Palermo with invented judgments for everybody, the written samples first. No second
 * person looks at them, which the database allows only because its owner puts the watch aside meanwhile.
 */
export async function fillJudgments(services: Services, count: number): Promise<string[]> {
  const owner = await services.database.owner();
  const { rows } = await owner.query<{ account_id: string; agency_id: string }>(
    "select account_id, agency_id from access.account where 'editor' = any (roles) limit 1",
  );
  const [editor] = rows;
  if (!editor) throw new Error("there is no editor");
  const hash = createHash("sha256").update(randomBytes(32)).digest();
  await owner.query(
    "insert into access.session (hash, account_id, kind, device, opened_at, seen_at, expires_at) values ($1, $2, 'operator', 'test', now(), now(), now() + interval '1 hour')",
    [hash, editor.account_id],
  );
  await owner.query("alter table caselaw.published disable trigger second_person");
  const draw = drawing(7);
  const codes: string[] = [];
  const all = [...samples, ...Array.from({ length: count }, (_, at) => madeJudgment(at + 1, draw))];
  for (let from = 0; from < all.length; from += 100) {
    const done = await workAs(
      services.engine,
      { by: "session", hash },
      {
        name: "test.fill",
        async work(context) {
          for (const input of all.slice(from, from + 100)) {
            const code = codeOf(codes.length);
            codes.push(code);
            await writePublished(context, {
              judgmentId: randomUUID(),
              code,
              agencyId: editor.agency_id,
              version: 1,
              judgment: Judgment.parse(input),
              audience: "everybody",
              origin: "demonstration",
              importId: null,
            });
          }
        },
      },
    );
    if (!done) throw new Error("the editor could not be entered");
  }
  await owner.query("alter table caselaw.published enable trigger second_person");
  await owner.query("vacuum analyze");
  await owner.end();
  return codes;
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeOf = (number: number) =>
  `J-${Array.from({ length: 6 }, (_, at) => letters[Math.floor(number / 32 ** (5 - at)) % 32]).join("")}`;
