import { Judgment, type JudgmentInput } from "./words/index.ts";

/** An invented judgment for tests: two defendants, three charges, two issues. */
export function buildJudgment(change: Partial<JudgmentInput> = {}): Judgment {
  const en = (text: string) => ({ lang: "en", text });
  return Judgment.parse({
    title: en("State v. Korbin and another"),
    jurisdiction: "XV",
    court: en("Court of Veridia"),
    courtLevel: "first_instance",
    legalSystem: "civil_law",
    decided: { text: "2019-03-04", earliest: "2019-03-04", latest: "2019-03-04" },
    finality: "final",
    identifiers: [{ kind: "national", value: "12/2019" }],
    crimeTypes: ["trafficking_in_persons"],
    elements: {
      acts: ["recruitment"],
      means: ["deception"],
      purposes: ["forced_labour_or_services"],
      forms: ["forced_labour_or_services"],
      sectors: ["agriculture"],
      geography: "transnational",
    },
    facts: en(
      "Workers were recruited abroad for greenhouses, their papers were kept, and their wages were set against a debt that grew.",
    ),
    victims: [{ count: 9, group: true, sex: "male", ageGroup: "adult" }],
    defendants: [
      { key: "d1", kind: "person", name: "Adam Korbin", standing: "convicted-final" },
      { key: "d2", kind: "person", name: "Bela Mott", standing: "acquitted" },
    ],
    charges: [
      {
        defendant: "d1",
        count: 1,
        statute: "Criminal Code, section 120",
        verdict: "guilty",
        sentence: { imprisonmentMonths: 84 },
      },
      { defendant: "d1", count: 2, statute: "Criminal Code, section 88", verdict: "not_guilty" },
      { defendant: "d2", count: 1, statute: "Criminal Code, section 120", verdict: "not_guilty" },
    ],
    evidentialIssues: [
      {
        issue: "debt_and_financial_evidence",
        extract: en("The ledger shows a debt that could never be repaid."),
        place: "para. 41",
      },
      { issue: "victim_testimony" },
    ],
    ...change,
  });
}
