import { labelOf } from "@palermo/vocabulary";
import type { ReportBlock } from "#kernel/report";
import type { FileSection } from "#kernel/section";
import { type Lang, wordsIn } from "#kernel/words";
import type { Charge } from "../charges/charge.ts";
import { chargeRows, chargesOf } from "../charges/charge-rows.ts";
import type { Court } from "../courts/court.ts";
import { courts } from "../courts/courts.ts";
import type { CourtEvent } from "../proceedings/event.ts";
import type { Proceeding } from "../proceedings/proceeding.ts";
import { proceedingRows, proceedingsOf } from "../proceedings/proceeding-rows.ts";
import { penaltyText } from "../proof/brief-blocks.ts";
import { countryIn, dayIn, inLine } from "../proof/brief-words.ts";
import { text } from "../text.ts";
import { heading } from "./line-blocks.ts";
import { openCase } from "./open-case.ts";

/** Proceedings with their counts and what happened in them, in the printed file of the case. */
export const chargesSection: FileSection = {
  name: "court.charges",
  dossier: "case",
  chapter: "charges",
  needs: "court.read",
  title: (lang) => text(lang, "court-case.charges"),
  async print(context, { dossierId }) {
    const of = await openCase(context, dossierId);
    if (of === null) return [];
    const { lang } = context.actor;
    const proceedings = await proceedingsOf(context, of, await proceedingRows(context, dossierId));
    const charges = await chargesOf(context, of, await chargeRows(context, dossierId));
    const named = proceedings.flatMap((one) => [one.courtId, ...one.events.map(({ courtId }) => courtId)]);
    const there = await courts.byId(
      context,
      named.filter((id) => id !== null),
    );
    context.opened([dossierId], ["proceedings", "charges"]);
    return proceedings.flatMap((proceeding, at) => [
      ...headOf(lang, proceeding, { at, there }),
      ...charges
        .filter(({ proceedingId }) => proceedingId === proceeding.proceedingId)
        .flatMap((charge) => countBlocks(lang, charge)),
      ...eventTable(lang, proceeding.events),
    ]);
  },
};

function headOf(
  lang: Lang,
  proceeding: Proceeding,
  { at, there }: { at: number; there: ReadonlyMap<string, Court> },
): ReportBlock[] {
  const court = proceeding.courtId === null ? undefined : there.get(proceeding.courtId);
  const title = text(lang, "court-case.proceeding", {
    number: at + 1,
    crime: text(lang, `crime.${proceeding.crime}`),
  });
  const fact = (label: string, value: string) => ({ label: text(lang, label), value });
  return [
    { kind: "heading", level: 2, text: heading([title, text(lang, `stage.${proceeding.stage}`)]) },
    {
      kind: "facts",
      rows: [
        fact(
          "field.court",
          court === undefined ? text(lang, "court-case.no-court") : wordsIn(court.court.name, lang),
        ),
        fact("field.country", countryIn(lang, proceeding.country)),
        ...(proceeding.number === null ? [] : [fact("field.number", proceeding.number)]),
      ],
    },
  ];
}

function countBlocks(lang: Lang, charge: Charge): ReportBlock[] {
  const { provision, limitation, withdrawn, particulars } = charge;
  const fact = (label: string, value: string) => ({ label: text(lang, label), value: value.slice(0, 4000) });
  const span = [...new Set([charge.earliest, charge.latest].filter((day) => day !== null))];
  const line = text(lang, "charge.line", { count: charge.count, code: charge.personCode });
  return [
    {
      kind: "heading",
      level: 2,
      text: heading([line, withdrawn === null ? null : text(lang, "charge.withdrawn")]),
    },
    {
      kind: "facts",
      rows: [
        fact("charge.offence", inLine(lang, [provision.citation, wordsIn(provision.offence.label, lang)])),
        fact("charge.participation", labelOf("participation", charge.participation, lang)),
        ...(span.length === 0 ? [] : [fact("charge.when", span.map((day) => dayIn(lang, day)).join(" – "))]),
        fact("offence.penalty", penaltyText(lang, provision.offence.penalty)),
        fact(
          "charge.limitation",
          text(lang, `limitation.${limitation.state}`, {
            day: limitation.lastDay === null ? "" : dayIn(lang, limitation.lastDay),
          }),
        ),
        ...(charge.article5Reason === null ? [] : [fact("charge.article5-reason", charge.article5Reason)]),
        ...(withdrawn === null ? [] : [fact("charge.withdrawn", withdrawn.reason)]),
      ],
    },
    ...(particulars === null ? [] : [{ kind: "text" as const, text: particulars }]),
  ];
}

/** What happened, day by day; struck events say so. */
function eventTable(lang: Lang, events: readonly CourtEvent[]): ReportBlock[] {
  if (events.length === 0) return [];
  return [
    {
      kind: "table",
      title: text(lang, "court-case.events"),
      columns: [
        { label: text(lang, "field.day"), width: 2 },
        { label: text(lang, "field.event"), width: 2 },
        { label: text(lang, "field.outcome"), width: 5 },
      ],
      rows: events.map(({ kind, happenedOn, hearing, personCode, content, struck }) => [
        inLine(lang, [dayIn(lang, happenedOn), hearing?.time]),
        inLine(lang, [
          text(lang, `event.${kind}`),
          hearing === null ? null : text(lang, `hearing-state.${hearing.state}`),
        ]),
        inLine(lang, [
          personCode,
          content.room,
          content.measures === ""
            ? null
            : text(lang, "event-line.measures", { measures: content.measures.slice(0, 800) }),
          content.outcome.slice(0, 1000),
          content.note.slice(0, 1000),
          struck === null
            ? null
            : text(lang, "event-line.struck", { by: struck.by, reason: struck.reason.slice(0, 500) }),
        ]),
      ]),
    },
  ];
}
