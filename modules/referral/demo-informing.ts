import type { DemoWorld } from "#kernel/module";
import { demoWords } from "./demo-words.ts";
import { demoIds } from "./referrals/demo-ids.ts";

/** Names in the order en, ar, zh, fr, ru, es. */
const reporters = [
  {
    kind: "labour-inspector",
    name: [
      "Labour Inspectorate",
      "مفتشية العمل",
      "劳动监察局",
      "Inspection du travail",
      "Инспекция труда",
      "Inspección de Trabajo",
    ],
    areas: ["XV"],
    ways: ["form", "phone"],
    basis: "duty-by-law",
    trainedOn: 8,
  },
  {
    kind: "health",
    name: [
      "Harbour emergency room",
      "طوارئ الميناء",
      "港口急诊室",
      "Urgences du port",
      "Неотложная помощь порта",
      "Urgencias del puerto",
    ],
    areas: ["XV-PORT"],
    ways: ["phone"],
    basis: "agreement",
    trainedOn: null,
  },
  {
    kind: "migrants-group",
    name: [
      "Mine workers’ circle",
      "حلقة عمال المناجم",
      "矿工之友",
      "Cercle des mineurs de fond",
      "Круг шахтёров",
      "Círculo de mineros",
    ],
    areas: ["XV-MINE"],
    ways: ["meeting", "visit"],
    basis: "none",
    trainedOn: 20,
  },
] as const;

/** What people are told, in our own words; the Tigrinya has been asked for and is not there yet. */
const told = [
  [
    "en",
    "your-rights",
    "You may ask for a lawyer, a doctor and an interpreter. You decide what is passed on, and to whom.",
  ],
  [
    "fr",
    "your-rights",
    "Vous pouvez demander un avocat, un médecin et un interprète. Vous décidez de ce qui est transmis, et à qui.",
  ],
  [
    "es",
    "your-rights",
    "Puede pedir un abogado, un médico y un intérprete. Usted decide qué se comunica y a quién.",
  ],
  ["ar", "your-rights", "يمكنك أن تطلب محاميًا وطبيبًا ومترجمًا. أنت تقرر ما يُنقل وإلى من."],
  [
    "en",
    "confidentiality",
    "What you say stays with us. Danger to a child’s life we must report; we tell you first.",
  ],
  ["ar", "confidentiality", "ما تقوله يبقى عندنا. علينا أن نبلغ عن أي خطر على حياة طفل، ونخبرك بذلك أولًا."],
] as const;

/** Who may report from outside, and what people are told: with gaps to be seen. */
export async function loadInforming({ seed, callAs, inTxAs }: DemoWorld): Promise<void> {
  const newId = demoIds(seed + 31);
  const now = await inTxAs("coordinator", async (context) => context.now);
  const monthsAgo = (months: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 10);
  for (const [at, { name, trainedOn, ...rest }] of reporters.entries())
    await callAs("coordinator", "referral.keep-reporter", {
      ...rest,
      reporterId: newId(),
      country: "XV",
      name: demoWords(name),
      phone: `+000 55 ${2000 + at}`,
      trainedOn: trainedOn === null ? null : monthsAgo(trainedOn),
    });
  for (const [lang, topic, words] of told) {
    const checked = lang === "en" || topic === "confidentiality";
    await callAs("coordinator", "referral.keep-information", {
      informationId: newId(),
      country: "XV",
      topic,
      lang,
      forms: ["written", "read-aloud"],
      words,
      checkedBy: checked ? (lang === "ar" ? "المساعدة القانونية" : "Legal aid") : "",
      checkedOn: checked ? monthsAgo(3) : null,
    });
  }
}
