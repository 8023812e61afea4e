import type { ReportBlock } from "#kernel/report";
import type { Lang } from "#kernel/words";
import type { Evidence } from "../evidence/evidence.ts";
import { text } from "../text.ts";
import type { Break, Custody, CustodyEvent } from "./custody.ts";

/** A moment with its day and minute in UTC, in the reader's language with European digits. */
export function momentText(lang: Lang, at: string): string {
  const locale = lang === "ar" ? "ar-u-nu-latn" : lang;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return `${format.format(new Date(at))} UTC`;
}

/** A break of the chain as a sentence. */
export function breakText(lang: Lang, { code, params }: Pick<Break, "code" | "params">): string {
  const isolated = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isolate(value)]));
  const act: Record<string, string> =
    params.act === undefined ? {} : { act: text(lang, `custody-state.${params.act}`) };
  return text(lang, `break.${code}`, { ...isolated, ...act });
}

/** The list of exhibits as a table. */
export function exhibitsTable(lang: Lang, evidence: readonly Evidence[]): ReportBlock {
  return {
    kind: "table",
    title: text(lang, "report.exhibits"),
    columns: [
      { label: text(lang, "evidence.exhibit"), align: "end", width: 1 },
      { label: text(lang, "evidence.title"), width: 4 },
      { label: text(lang, "evidence.kind"), width: 2 },
      { label: text(lang, "evidence.holder"), width: 3 },
      { label: text(lang, "evidence.chain"), width: 2 },
    ],
    rows: evidence.map((one) => [
      String(one.exhibit),
      one.withdrawn ? `${isolate(one.title)} (${text(lang, "evidence.withdrawn")})` : one.title,
      text(lang, `evidence-kind.${one.kind}`),
      one.custody.holder ?? text(lang, `custody-state.${one.custody.state}`),
      one.custody.breaks.length === 0
        ? text(lang, "evidence.unbroken")
        : { text: text(lang, "evidence.broken", { count: one.custody.breaks.length }), strong: true },
    ]),
  };
}

/** One piece of evidence with its whole chain: facts, breaks, and a line for each act, struck ones with their reason. */
export function chainBlocks(lang: Lang, one: Evidence, custody: Custody): ReportBlock[] {
  const fact = (label: string, value: string | null | undefined) =>
    value ? [{ label: text(lang, label), value }] : [];
  return [
    { kind: "heading", text: `${text(lang, "evidence.exhibit")} ${one.exhibit}: ${isolate(one.title)}` },
    {
      kind: "facts",
      rows: [
        ...fact("evidence.kind", text(lang, `evidence-kind.${one.kind}`)),
        ...fact("evidence.description", one.description),
        ...fact("evidence.url", one.source?.url),
        ...fact("evidence.captured", one.source ? momentText(lang, one.source.capturedAt) : null),
        ...fact("evidence.file", one.file?.name),
        ...fact("evidence.bytes", one.file ? String(one.file.bytes) : null),
        ...fact("evidence.sha256", one.file?.sha256.replace(/.{16}(?=.)/g, "$& ")),
        ...fact("evidence.destroyed", one.file?.destroyedAt ? momentText(lang, one.file.destroyedAt) : null),
        ...fact("evidence.checked", checkText(lang, one)),
        ...fact("evidence.holder", custody.holder ?? text(lang, `custody-state.${custody.state}`)),
        ...fact("evidence.withdraw-reason", one.withdrawn?.reason),
      ],
    },
    ...breakBlocks(lang, custody),
    {
      kind: "table",
      columns: [
        { label: text(lang, "custody.at"), width: 3 },
        { label: text(lang, "custody.act"), width: 2 },
        { label: text(lang, "custody.by"), width: 3 },
        { label: text(lang, "custody.place"), width: 3 },
        { label: text(lang, "custody.reason"), width: 4 },
        { label: text(lang, "custody.seal"), width: 2 },
      ],
      rows: custody.events.map((event) => rowOf(lang, event)),
    },
  ];
}

function breakBlocks(lang: Lang, { breaks, events }: Custody): ReportBlock[] {
  if (breaks.length === 0) return [{ kind: "note", text: text(lang, "report.no-breaks") }];
  return [
    { kind: "heading", level: 2, text: text(lang, "custody.breaks") },
    { kind: "list", items: breaks.map((found) => breakLine(lang, found, events)) },
  ];
}

function checkText(lang: Lang, { checkedAt, intact }: Evidence): string | null {
  if (checkedAt === null) return null;
  const key = intact ? "evidence.intact" : "evidence.differs";
  return `${text(lang, key)} (${isolate(momentText(lang, checkedAt))})`;
}

function breakLine(lang: Lang, found: Break, events: readonly CustodyEvent[]): string {
  const event = events.find(({ eventId }) => eventId === found.eventId);
  const sentence = breakText(lang, found);
  return event === undefined ? sentence : `${isolate(momentText(lang, event.at))}: ${sentence}`;
}

function rowOf(lang: Lang, event: CustodyEvent): string[] {
  const struck =
    event.struck === null ? "" : ` ${text(lang, "custody.struck", { reason: isolate(event.struck.reason) })}`;
  const hands = event.act === "received" ? [event.other, event.by] : [event.by, event.other];
  const towards = lang === "ar" ? " ← " : " → ";
  return [
    momentText(lang, event.at),
    text(lang, `custody-act.${event.act}`),
    hands
      .filter((hand) => hand !== null)
      .map(isolate)
      .join(towards),
    event.place,
    `${isolate(event.reason)}${struck}`,
    event.seal ?? "",
  ];
}

/** A text in its own direction inside a line of another one (UAX 9). */
function isolate(words: string): string {
  return `\u2068${words}\u2069`;
}
