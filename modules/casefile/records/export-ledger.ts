import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { makePdf, type ReportBlock, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import { formatMoney, type Lang } from "#kernel/words";
import { findCase } from "../case-row.ts";
import { MadeFile } from "../custody/export-custody.ts";
import { text } from "../text.ts";
import { type LedgerReading, readLedger } from "./read-ledger.ts";
import { findRecord, recordsOf } from "./record-rows.ts";
import { ledger } from "./specs/ledger.ts";

export const exportLedger = question({
  name: "casefile.export-ledger",
  about:
    "The ledger of debts and wages of one person as the annex to a claim for compensation (PDF). Marked with its reader.",
  needs: "casefile.export",
  audited: true,
  input: z.object({ recordId: z.uuid() }),
  output: MadeFile,
  refusals: ["nothing-to-add-up", "no-document"],
}).run(async (context) => {
  const { actor, now } = context;
  const { lang } = actor;
  const row = await findRecord(context, context.input.recordId, ledger.kind);
  const of = await findCase(context, { caseId: row.dossier_id });
  const [record] = await recordsOf(context, ledger, { of, rows: [row], writes: false });
  const reading = record === undefined ? null : readLedger(record.content);
  context.opened([of.case_id], [ledger.kind]);
  if (record === undefined || reading === null) return refuse("nothing-to-add-up");
  const mark = await exportMark(context);
  const fact = (name: string, value: unknown) =>
    typeof value === "string" ? [{ label: text(lang, `record-field.${name}`), value }] : [];
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: text(lang, "ledger.annex"),
        subtitle: text(lang, "ledger.annex-about"),
        code: of.code,
        date: new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
          dateStyle: "long",
          timeZone: "UTC",
        }).format(now),
        blocks: [
          {
            kind: "facts",
            rows: [
              { label: text(lang, "record.person"), value: record.personCode ?? "" },
              ...fact("employer", record.content.employer),
              ...fact("basis", record.content.basis),
            ],
          },
          ...ledgerBlocks(lang, reading),
        ],
      },
    });
    return {
      fileName: mark.fileName(`ledger-${record.personCode ?? of.code}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});

const figures = ["due", "paid", "charged", "deducted", "debt"] as const;

function ledgerBlocks(lang: Lang, reading: LedgerReading): ReportBlock[] {
  const locale = lang === "ar" ? "ar-u-nu-latn" : lang;
  const money = (amount: number) =>
    formatMoney({ amount: amount.toFixed(2), currency: reading.currency }, locale);
  return [
    {
      kind: "table",
      columns: [
        { label: text(lang, "record-field.month") },
        ...figures.map((name) => ({ label: text(lang, `ledger.${name}`), align: "end" as const })),
      ],
      rows: [
        ...reading.months.map((month) => [month.month, ...figures.map((name) => money(month[name]))]),
        [text(lang, "ledger.total"), ...figures.map((name) => money(reading[name]))].map((cell) => ({
          text: cell,
          strong: true,
        })),
      ],
    },
    {
      kind: "facts",
      rows: [{ label: text(lang, "ledger.unpaid"), value: { text: money(reading.unpaid), strong: true } }],
    },
    ...(reading.neverRepaid ? [{ kind: "note" as const, text: text(lang, "ledger.never") }] : []),
    { kind: "signature", lines: [""] },
  ];
}
