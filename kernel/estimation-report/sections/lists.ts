import type { ReportBlock } from "../../report/index.ts";
import type { Findings } from "../findings.ts";
import { type Combination, overlapPlot } from "../pictures/overlap-plot.ts";
import type { Say } from "../text.ts";

/** Most combinations that a picture shows. */
const mostColumns = 26;

/** The lists, their overlaps as a picture, and every pair. */
export function listBlocks(say: Say, { check, table }: Findings): ReportBlock[] {
  const all: Combination[] = [...table.counts]
    .flatMap((people, history) => (people === 0 ? [] : [{ history, people }]))
    .sort((one, other) => other.people - one.people || one.history - other.history);
  const hidden = all.slice(mostColumns);
  const more = say("lists.more", {
    count: say.people(hidden.length),
    people: say.people(hidden.reduce((sum, { people }) => sum + people, 0)),
  });
  const none = check.pairs.filter(({ both }) => both === 0).map(({ lists }) => lists.join(" + "));
  return [
    { kind: "heading", text: say("lists.heading") },
    {
      kind: "picture",
      title: say("lists.picture"),
      alt: say("lists.alt"),
      picture: { svg: overlapPlot(check.lists, all.slice(0, mostColumns), say.people) },
      note: hidden.length === 0 ? say("lists.note") : `${say("lists.note")} ${more}`,
    },
    {
      kind: "table",
      columns: [
        { label: say("lists.number"), width: 0.6 },
        { label: say("lists.list"), width: 4 },
        { label: say("lists.people"), align: "end", width: 1.4 },
      ],
      rows: check.lists.map(({ name, people }, list) => [String(list + 1), name, say.people(people)]),
    },
    {
      kind: "table",
      title: say("lists.exactly"),
      columns: [
        { label: say("lists.on"), width: 1.4 },
        ...check.onExactly.map((_, at) => ({ label: say.people(at + 1), align: "end" as const })),
      ],
      rows: [[say("lists.people"), ...check.onExactly.map(say.people)]],
    },
    {
      kind: "table",
      title: say("lists.pairs"),
      columns: [
        { label: say("lists.pair"), width: 3 },
        { label: say("lists.both"), align: "end" },
        { label: say("lists.expected"), align: "end" },
        { label: say("lists.chapman"), align: "end", width: 1.6 },
      ],
      rows: check.pairs.map(({ lists, both, expected, chapman }) => [
        lists.join(" + "),
        both === 0 ? { text: say.people(0), strong: true } : say.people(both),
        expected === null ? "–" : say.decimal(expected, 1),
        say.people(chapman),
      ]),
      note: say("lists.pairs-note", { none: none.length === 0 ? say("lists.every-pair") : say.names(none) }),
    },
  ];
}
