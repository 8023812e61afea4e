import { question } from "#kernel/action";
import type { ReportBlock } from "#kernel/report";
import { ExportedFile, ExportFormat, fileRefusals, paperFile } from "../export-file.ts";
import { dayText, text } from "../text.ts";
import { type ShownTreaty, TreatyAsk, treatyOn } from "./show-treaty.ts";

type Lang = Parameters<typeof text>[0];

export const exportTreaty = question({
  name: "law.export-treaty",
  about:
    "A treaty's parties and signatories on a day as CSV, workbook or PDF, with the state of the data; marked with its reader.",
  needs: "law.read",
  audited: true,
  input: TreatyAsk.extend({ format: ExportFormat }),
  output: ExportedFile,
  refusals: fileRefusals,
}).run(async (context) => {
  const { input, tx, actor, now } = context;
  const { lang } = actor;
  const shown = await treatyOn(tx, { ...input, lang, today: now.toISOString().slice(0, 10) });
  const heading = [
    "participant",
    "country-code",
    "state",
    "signed",
    "bound",
    "how",
    "ended",
    "declaration",
  ].map((name) => text(lang, `treaty.${name}`));
  const source = shown.source === null ? [] : [shown.source];
  return paperFile(
    context,
    {
      name: `treaty-${shown.treaty.toLowerCase()}-${shown.on}`,
      title: shown.label,
      subtitle: text(lang, "treaty.on-day", { date: dayText(lang, shown.on) }),
      heading,
      rows: shown.participants.map((one) => [
        one.label,
        one.participant,
        text(lang, `treaty.states.${one.state}`),
        one.signed,
        one.bound,
        one.how === null ? null : text(lang, `treaty.ways.${one.how}`),
        one.ended,
        one.declaration,
      ]),
      notes: [counted(lang, shown), shown.said, ...source],
      blocks: () => blocksOf(lang, shown, source),
    },
    input.format,
  );
});

function counted(lang: Lang, { parties, signatories, on }: ShownTreaty): string {
  return text(lang, "treaty.counted", { parties, signatories, date: dayText(lang, on) });
}

function blocksOf(lang: Lang, shown: ShownTreaty, source: readonly string[]): ReportBlock[] {
  const day = (value: string | null) => (value === null ? "" : dayText(lang, value));
  return [
    { kind: "note", text: `${counted(lang, shown)} ${shown.said}` },
    {
      kind: "table",
      columns: [
        { label: text(lang, "treaty.participant"), width: 2 },
        { label: text(lang, "treaty.state") },
        { label: text(lang, "treaty.signed") },
        { label: text(lang, "treaty.bound"), width: 1.4 },
      ],
      rows: shown.participants.map(({ label, state, signed, bound, how }) => [
        label,
        text(lang, `treaty.states.${state}`),
        day(signed),
        bound === null || how === null ? "" : `${day(bound)} (${text(lang, `treaty.ways.${how}`)})`,
      ]),
    },
    { kind: "source", source: source.join(" "), caveats: [shown.said] },
  ];
}
