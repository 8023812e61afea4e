import type { Lang } from "../i18n/lang.ts";
import type { PdfAsk } from "./make-pdf.ts";

type SampleWords = {
  title: string;
  subtitle: string;
  issuer: string;
  date: string;
  text: string;
  facts: readonly [string, string][];
  table: { title: string; columns: readonly string[]; forms: readonly string[] };
  bars: string;
  lines: { title: string; series: readonly [string, string]; mark: string };
  source: string;
  caveats: readonly string[];
};

const words: Record<"en" | "ar" | "zh", SampleWords> = {
  en: {
    title: "Country profile: Exampleland",
    subtitle: "Trafficking in persons and smuggling of migrants, 2012–2023",
    issuer: "Central Office against Trafficking",
    date: "14 March 2025",
    text: "This profile brings together what the data sets of this instance hold on Exampleland.\n\nFigures below three are hidden; a hidden figure is not zero.",
    facts: [
      ["Trafficking Protocol", "party since 12 June 2004"],
      ["Smuggling Protocol", "party since 12 June 2004"],
      ["Shelter's address", "?"],
    ],
    table: {
      title: "Detected victims by form of exploitation",
      columns: ["Form", "Women", "Men", "Girls", "Boys"],
      forms: ["Sexual exploitation", "Forced labour", "Forced begging", "Removal of organs"],
    },
    bars: "Victims by means of control",
    lines: { title: "Victims detected in each year", series: ["Women", "Men"], mark: "new law" },
    source: "UNODC, Global Report on Trafficking in Persons (invented figures)",
    caveats: [
      "Detected victims are not all victims.",
      "Definitions changed in 2017; the series is not joined.",
    ],
  },
  ar: {
    title: "الملف القُطري: بلد المثال",
    subtitle: "الاتجار بالأشخاص وتهريب المهاجرين، 2012–2023",
    issuer: "المكتب المركزي لمكافحة الاتجار بالأشخاص",
    date: "14 مارس 2025",
    text: "يجمع هذا الملف ما تحتويه مجموعات البيانات في هذه المنظومة (Palermo 0.1) عن بلد المثال.\n\nتُخفى الأرقام التي تقل عن ثلاثة؛ والرقم المخفي ليس صفراً.",
    facts: [
      ["بروتوكول الاتجار بالأشخاص", "طرف منذ 12 يونيو 2004"],
      ["بروتوكول تهريب المهاجرين", "طرف منذ 12 يونيو 2004"],
      ["عنوان المأوى", "?"],
    ],
    table: {
      title: "الضحايا المكتشفون بحسب شكل الاستغلال",
      columns: ["الشكل", "نساء", "رجال", "فتيات", "فتيان"],
      forms: ["الاستغلال الجنسي", "السخرة", "التسول القسري", "نزع الأعضاء"],
    },
    bars: "الضحايا بحسب وسيلة السيطرة",
    lines: { title: "الضحايا المكتشفون في كل سنة", series: ["نساء", "رجال"], mark: "قانون جديد" },
    source: "مكتب الأمم المتحدة المعني بالمخدرات والجريمة، التقرير العالمي (أرقام مختلقة)",
    caveats: ["الضحايا المكتشفون ليسوا كل الضحايا.", "تغيرت التعاريف في 2017؛ والسلسلة غير موصولة."],
  },
  zh: {
    title: "国家概况：示例国",
    subtitle: "人口贩运与偷运移民，2012–2023 年",
    issuer: "打击人口贩运中央办公室",
    date: "2025年3月14日",
    text: "本概况汇集了本系统（Palermo 0.1）各数据集中有关示例国的内容。\n\n小于三的数字被隐藏；隐藏的数字并不等于零。",
    facts: [
      ["《人口贩运议定书》", "2004年6月12日起为缔约国"],
      ["《偷运移民议定书》", "2004年6月12日起为缔约国"],
      ["庇护所地址", "?"],
    ],
    table: {
      title: "按剥削形式分列的已发现受害人",
      columns: ["形式", "妇女", "男子", "女童", "男童"],
      forms: ["性剥削", "强迫劳动", "强迫乞讨", "摘取器官"],
    },
    bars: "按控制手段分列的受害人",
    lines: { title: "每年发现的受害人", series: ["妇女", "男子"], mark: "新法律" },
    source: "联合国毒品和犯罪问题办公室《全球人口贩运报告》（虚构数字）",
    caveats: ["已发现的受害人并非全部受害人。", "定义于2017年变更；数列不相连。"],
  },
};

/** A country profile with invented figures, for tests, for the bench and for looking at the templates. */
export function samplePdf(lang: Extract<Lang, "en" | "ar" | "zh">, demonstration = true): PdfAsk {
  const w = words[lang];
  const years = Array.from({ length: 12 }, (_year, index) => 2012 + index);
  const seriesOf = (base: number) =>
    years.map((year) => ({ at: year, value: year === 2017 ? null : base + ((year * 37) % 23) }));
  const lines = {
    kind: "lines" as const,
    title: w.lines.title,
    series: [
      { label: w.lines.series[0], points: seriesOf(40) },
      { label: w.lines.series[1], points: seriesOf(15) },
    ],
    ticks: [2012, 2017, 2023].map((year) => ({ at: year, shown: String(year) })),
    marks: [{ at: 2017, shown: w.lines.mark }],
    top: { value: 70, shown: "70" },
  };
  const rows = w.table.forms.map((form, index) => [
    form,
    ...[120, 43, 9, 4].map((count) => String(count + index * 11)),
  ]);
  const table = {
    kind: "table" as const,
    title: w.table.title,
    columns: w.table.columns.map((label, index) =>
      index === 0 ? { label, width: 3 } : { label, align: "end" as const },
    ),
    rows: [...rows, [w.table.columns[0] ?? "", "7", { withheld: true as const }, "12", "5"]],
  };
  const bars = {
    kind: "bars" as const,
    title: w.bars,
    rows: w.table.forms.map((label, index) => ({
      label,
      value: index === 3 ? null : 90 - index * 23,
      shown: index === 3 ? "–" : String(90 - index * 23),
    })),
  };
  return {
    template: "profile",
    lang,
    demonstration,
    watermark: { id: "X-7F3KQ2", line: "Investigator · 2025-03-14 10:20 UTC · X-7F3KQ2" },
    data: {
      title: w.title,
      subtitle: w.subtitle,
      issuer: w.issuer,
      code: "C-7F3KQ2",
      date: w.date,
      blocks: [
        { kind: "text", text: w.text },
        {
          kind: "facts",
          rows: w.facts.map(([label, value]) => ({
            label,
            value: value === "?" ? { withheld: true } : value,
          })),
        },
        { kind: "heading", text: w.table.title },
        table,
        { ...lines, half: true },
        { ...bars, half: true },
        { kind: "source", source: w.source, licence: "CC BY 4.0", caveats: [...w.caveats] },
        { kind: "break" },
        { kind: "heading", text: w.bars, level: 2 },
        bars,
        { ...table, rows: [...rows, ...rows, ...rows, ...rows] },
        lines,
        { kind: "list", items: [...w.caveats] },
        { kind: "source", source: w.source },
      ],
    },
  };
}
