import type { JudgmentInput } from "../../modules/caselaw/words/index.ts";

/** Judgments written out for screens: one with everything, one that is not final, one whose convicted person is named. */
export const samples: readonly JudgmentInput[] = [
  {
    title: {
      lang: "en",
      text: "The greenhouses of Lakeside",
      translations: {
        ar: { text: "قضية البيوت المحمية في ليكسايد", by: "the editors", reviewed: true },
        es: { text: "Los invernaderos de Lakeside", by: "the editors", reviewed: true },
      },
    },
    jurisdiction: "XV",
    court: {
      lang: "en",
      text: "Court of Appeal of Lakeside",
      translations: { ar: { text: "محكمة استئناف ليكسايد", by: "the editors", reviewed: true } },
    },
    courtLevel: "appeal",
    legalSystem: "civil_law",
    decided: { text: "2024-05-14", earliest: "2024-05-14", latest: "2024-05-14" },
    finality: "not-final",
    identifiers: [
      { kind: "ecli", value: "ECLI:XV:CAL:2024:118" },
      { kind: "national", value: "118/2024" },
    ],
    crimeTypes: ["trafficking_in_persons", "money_laundering"],
    elements: {
      acts: ["recruitment", "transportation", "harbouring"],
      means: ["deception", "abuse_of_vulnerability"],
      purposes: ["forced_labour_or_services"],
      forms: ["forced_labour_or_services"],
      sectors: ["agriculture"],
      geography: "transnational",
      organizedGroup: "yes",
    },
    facts: {
      lang: "en",
      text: "Between March 2021 and August 2022 twenty-three workers were recruited abroad for greenhouses near Lakeside. They were promised a monthly wage, a room and a return ticket. On arrival their passports were taken for “registration” and not given back.\n\nThe journey, the room and the tools were set against their wages. None of them was told how the debt was reckoned; it grew each month. Whoever asked was told that the police would send them home without pay.\n\nThe workers slept in containers that were locked at night. Two of them walked eleven kilometres to a petrol station and asked for a telephone.",
      translations: {
        ar: {
          text: "بين مارس 2021 وأغسطس 2022 جُنّد ثلاثة وعشرون عاملًا من الخارج للعمل في بيوت محمية قرب ليكسايد. وُعدوا بأجر شهري وغرفة وتذكرة عودة. وعند وصولهم أُخذت جوازاتهم بحجة «التسجيل» ولم تُردّ.\n\nخُصمت تكاليف السفر والسكن والأدوات من أجورهم. ولم يُخبَر أحد منهم كيف حُسب الدين الذي كان يزداد كل شهر. وكل من سأل قيل له إن الشرطة ستعيده إلى بلده بلا أجر.\n\nوكان العمال ينامون في حاويات تُقفل ليلًا. ومشى اثنان منهم أحد عشر كيلومترًا إلى محطة وقود وطلبا هاتفًا.",
          by: "the editors",
          reviewed: false,
        },
      },
    },
    history: [
      {
        level: "first_instance",
        court: { lang: "en", text: "District Court of Lakeside" },
        date: { text: "2023-11-02", earliest: "2023-11-02", latest: "2023-11-02" },
        reference: "412/2023",
        what: { lang: "en", text: "Two defendants convicted, one acquitted." },
      },
    ],
    victims: [
      { count: 19, group: true, sex: "male", ageGroup: "adult", nationalities: ["NP", "BD"] },
      { count: 4, group: true, sex: "female", ageGroup: "adult", nationalities: ["NP"] },
    ],
    defendants: [
      { key: "d1", kind: "person", name: "A. K.", sex: "male", standing: "convicted-not-final" },
      { key: "d2", kind: "person", name: "B. M.", sex: "female", standing: "acquitted" },
      { key: "d3", kind: "legal-person", name: "Lakeside Greenhouses", standing: "convicted-not-final" },
    ],
    charges: [
      {
        defendant: "d1",
        count: 1,
        statute: "Criminal Code, section 120(2)",
        charge: { lang: "en", text: "Trafficking in persons in an organized group" },
        plea: "not-guilty",
        verdict: "guilty",
        sentence: { imprisonmentMonths: 96, compensation: { amount: "184000.00", currency: "EUR" } },
      },
      {
        defendant: "d2",
        count: 1,
        statute: "Criminal Code, section 120(2)",
        plea: "not-guilty",
        verdict: "not_guilty",
      },
      {
        defendant: "d3",
        count: 2,
        statute: "Criminal Code, section 31",
        charge: { lang: "en", text: "Liability of legal persons" },
        verdict: "liable",
        sentence: { fine: { amount: "250000.00", currency: "EUR" } },
      },
    ],
    reasoning: {
      lang: "en",
      text: "That the workers had signed contracts and could walk about by day did not speak against forced labour. The court looked at what leaving would have cost them: the papers, eighteen months of wages, and the debt that a family at home had stood surety for.\n\nThe deception concerned the wage and the debt, not the kind of work. It sufficed that no worker would have come had they known.",
    },
    significance: {
      lang: "en",
      text: "The first judgment of the State to find a company liable for trafficking in persons, and to reckon compensation from wages owed instead of from harm alone.",
    },
    crossCutting: ["legal_person_liability", "compensation", "financial_investigation"],
    cooperationCountries: ["NP", "BD"],
    evidentialIssues: [
      {
        issue: "debt_and_financial_evidence",
        extract: {
          lang: "en",
          text: "The ledger shows deductions in every month and not a single payment that would have lowered the debt.",
        },
        place: "para. 41",
      },
      {
        issue: "subtle_means",
        extract: { lang: "en", text: "A locked door at night is told more easily than a debt; both hold." },
        place: "para. 58",
      },
    ],
    concepts: ["consent", "abuse_of_vulnerability", "exploitation"],
    articles: ["TIP 3(a)", "TIP 3(b)", "UNTOC 10"],
    sources: [
      {
        title: "Judgment of 14 May 2024",
        publisher: "Court of Appeal of Lakeside",
        link: "https://courts.example/lakeside/118-2024",
        licence: "public domain",
      },
    ],
    relations: [{ kind: "cites", citation: "District Court of Riverton, 77/2018" }],
    fullText: [
      {
        lang: "en",
        text: Array.from(
          { length: 60 },
          (_, at) =>
            `${at + 1}. The court considers the evidence of the ${at + 1}. day of hearing and what the parties said of it.`,
        ).join("\n\n"),
      },
    ],
  },
  {
    title: { lang: "fr", text: "La traversée de la Côte-Nord" },
    jurisdiction: "XV",
    court: { lang: "fr", text: "Tribunal correctionnel de Port-Nord" },
    courtLevel: "first_instance",
    decided: { text: "2023", earliest: "2023-01-01", latest: "2023-12-31" },
    finality: "final",
    crimeTypes: ["smuggling_of_migrants"],
    elements: {},
    smuggling: { conduct: ["procuring_illegal_entry"], benefit: "direct", illegalEntry: "yes" },
    facts: {
      lang: "fr",
      text: "Un bateau de neuf mètres portait quarante et une personnes sans gilets. Chacune avait payé avant de monter. Le pilote, lui-même migrant, n’avait pas payé son passage.",
    },
    migrants: [{ count: 41, group: true, ageGroup: "mixed" }],
    concepts: ["material_benefit"],
  },
  {
    title: { lang: "en", text: "State v. Korbin" },
    jurisdiction: "XV",
    court: { lang: "en", text: "Supreme Court of Veridia" },
    courtLevel: "supreme",
    decided: { text: "2022-02-01", earliest: "2022-02-01", latest: "2022-02-01" },
    finality: "final",
    crimeTypes: ["trafficking_in_persons"],
    elements: { means: ["threat_or_use_of_force"], forms: ["sexual_exploitation"] },
    facts: { lang: "en", text: "The defendant kept two women in a flat and took what they earned." },
    defendants: [{ key: "d1", kind: "person", name: "Adam Korbin", standing: "convicted-final" }],
    charges: [
      {
        defendant: "d1",
        statute: "Criminal Code, section 120",
        verdict: "guilty",
        sentence: { imprisonmentMonths: 144 },
      },
    ],
    concepts: ["consent"],
  },
];
