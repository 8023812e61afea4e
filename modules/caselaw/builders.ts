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

/** A PDF of one page that is a picture of paper: no text in it. */
export function buildScan(): Buffer {
  const side = 40;
  const picture = Buffer.alloc(side * side, 255).fill(60, 0, (side * side) / 2);
  const drawn = "q 400 0 0 400 50 50 cm /Im Do Q";
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</Im 5 0 R>>>>>>",
    `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
    `<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${picture.length}>>\nstream\n${picture.toString("latin1")}\nendstream`,
  ];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
