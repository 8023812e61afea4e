/** Invented victim records and figures, drawn with a seed: for the demonstration, tests and benchmarks. */

/** Draws numbers in [0, 1): mulberry32, the same for the same seed. */
export function drawer(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Weights = Readonly<Record<string, number>>;

/** Draws a key in proportion to its weight; the key "" is an empty cell. */
function pick(draw: () => number, weights: Weights): string {
  const entries = Object.entries(weights);
  let rest = draw() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return "";
}

const forms: Record<"girl" | "boy" | "woman" | "man", Weights> = {
  girl: { sexual: 62, labour: 14, forced_marriage: 9, other: 8, multiple: 3, "": 4 },
  boy: { labour: 44, other: 30, sexual: 18, slavery_or_similar: 2, "": 6 },
  woman: { sexual: 61, labour: 25, multiple: 5, slavery_or_similar: 2, other: 3, "": 4 },
  man: { labour: 81, other: 8, sexual: 4, slavery_or_similar: 2, "": 5 },
};
const sectors: Weights = {
  domestic_work: 26,
  construction: 19,
  agriculture: 22,
  hospitality: 9,
  manufacturing: 9,
  aquafarming: 5,
  begging: 5,
  "": 5,
};
const ages: Weights = {
  "0-8": 4,
  "9-17": 21,
  "18-20": 15,
  "21-23": 13,
  "24-26": 10,
  "27-29": 8,
  "30-38": 14,
  "39-47": 7,
  "48+": 4,
  "": 4,
};
const citizenships: Weights = {
  XV: 47,
  PH: 7,
  UA: 7,
  MD: 6,
  NP: 6,
  NG: 6,
  TH: 5,
  ID: 4,
  CO: 4,
  KE: 3,
  NA: 1,
  "": 4,
};

export const recordColumns = [
  "year",
  "source",
  "sex",
  "age",
  "citizenship",
  "exploited_in",
  "form",
  "means",
  "recruiter",
  "sector",
];

/** One invented record, cells in the order of `recordColumns`. Later years hold more records, 2020 and 2021 fewer. */
export function victimRecord(draw: () => number): string[] {
  const years = Object.fromEntries(
    Array.from({ length: 8 }, (_, n) => [String(2018 + n), (20 + 3 * n) * (n === 2 || n === 3 ? 0.6 : 1)]),
  );
  const sex = pick(draw, { female: 63, male: 37 });
  const age = pick(draw, ages);
  const minor = age === "0-8" || age === "9-17";
  const form = pick(draw, forms[sex === "male" ? (minor ? "boy" : "man") : minor ? "girl" : "woman"]);
  const citizenship = pick(draw, citizenships);
  return [
    pick(draw, years),
    pick(draw, { case_management: 78, hotline: 22 }),
    sex,
    age,
    citizenship,
    pick(draw, citizenship === "XV" ? { XV: 84, TH: 6, UA: 4, "": 6 } : { XV: 90, "": 10 }),
    form,
    pick(
      draw,
      form === "labour"
        ? { financial: 48, threats: 22, survival: 12, physical: 6, other: 4, "": 8 }
        : { threats: 34, physical: 22, financial: 21, survival: 6, other: 7, "": 10 },
    ),
    pick(
      draw,
      minor
        ? { family: 46, friend: 20, intimate_partner: 8, other: 16, "": 10 }
        : { other: 38, friend: 26, intimate_partner: 14, family: 10, "": 12 },
    ),
    form === "labour" ? pick(draw, sectors) : "",
  ];
}

/** A file of invented records in Palermo's own columns, in pieces of about a thousand rows. */
export function* victimFile(seed: number, records: number): Generator<string> {
  const draw = drawer(seed);
  yield `${recordColumns.join(",")}\n`;
  for (let made = 0; made < records; ) {
    let piece = "";
    for (let n = 0; n < 1000 && made < records; n++, made++) piece += `${victimRecord(draw).join(",")}\n`;
    yield piece;
  }
}

const indicators: readonly (readonly [string, number])[] = [
  ["Offences of trafficking in persons", 240],
  ["Persons brought into formal contact", 310],
  ["Persons prosecuted", 150],
  ["Persons convicted", 84],
  ["Detected trafficking victims", 520],
];

function shown(count: number): string {
  return count > 0 && count < 5 ? "<5" : count.toLocaleString("en-US");
}

/** Figures of the invented State in the layout of the UNODC table, small counts censored as there. */
export function figuresFile(seed: number): string {
  const draw = drawer(seed);
  const head =
    "Veridia demonstration,,,,,,,,,,,,\n,,,,,,,,,,,,\nIso3_code,Country,Region,Subregion,Indicator,Dimension,Category,Sex,Age,Year,Unit of measurement,txtVALUE,Source\n";
  const lines: string[] = [];
  const row = (
    indicator: string,
    dimension: string,
    category: string,
    who: string,
    year: number,
    count: number,
  ) =>
    lines.push(
      `XVE,Veridia,World,World,${indicator},${dimension},${category},${who},${year},Counts,"${shown(count)}",Demonstration`,
    );
  for (let year = 2014; year <= 2025; year++)
    for (const [indicator, base] of indicators) {
      const total = Math.round(
        base * (1 + 0.05 * (year - 2014)) * (year === 2020 ? 0.7 : 1) * (0.92 + 0.16 * draw()),
      );
      row(indicator, "Total", "Total", "Total,Total", year, total);
      if (indicator.startsWith("Offences")) continue;
      const female = Math.round(total * (indicator.startsWith("Detected") ? 0.62 : 0.31));
      row(indicator, "Total", "Total", "Female,Total", year, female);
      row(indicator, "Total", "Total", "Male,Total", year, total - female);
      if (!indicator.startsWith("Detected")) continue;
      const sexual = Math.round(total * 0.55);
      row(indicator, "by form of exploitation", "Sexual exploitation", "Total,Total", year, sexual);
      row(
        indicator,
        "by form of exploitation",
        "Forced labour",
        "Total,Total",
        year,
        total - sexual - (year % 7),
      );
      row(indicator, "by form of exploitation", "Other forms of exploitation", "Total,Total", year, year % 7);
    }
  return `${head}${lines.join("\n")}\n`;
}
