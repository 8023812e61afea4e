import { type QuestionContext, question } from "#kernel/action";
import type { ReportBlock } from "#kernel/report";
import { wordsIn } from "#kernel/words";
import { ExportedFile, ExportFormat, fileRefusals, paperFile } from "../export-file.ts";
import { readAssessments } from "../read-assessments.ts";
import { dayText, text } from "../text.ts";
import { standings } from "./assessment.ts";
import { commentsOn } from "./comments.ts";
import { textsOf } from "./get-duty.ts";
import { type CountryGaps, CountryGapsAsk, countryGaps } from "./show-country.ts";

type Lang = Parameters<typeof text>[0];

/** What stands beside a duty in the report. */
type Beside = {
  readonly cited: string;
  readonly finding: string;
  readonly evidence: string;
  readonly comments: readonly string[];
};

export const exportCountryGaps = question({
  name: "law.export-country-gaps",
  about:
    "A country's report on its duties in order of urgency, with provisions, findings, evidence, comments and what changed, as CSV, workbook or PDF; marked with its reader.",
  needs: "law.read",
  audited: true,
  input: CountryGapsAsk.extend({ format: ExportFormat }),
  output: ExportedFile,
  refusals: fileRefusals,
}).run(async (context) => {
  const { format, ...ask } = context.input;
  const { lang } = context.actor;
  const gaps = await countryGaps(context, ask);
  const beside = await besideDuties(context, gaps);
  const columns = [
    "duty",
    "level",
    "standing",
    "description",
    "cited",
    "finding",
    "evidence",
    "assessed-on",
    "reviewer",
    "comments",
  ];
  return paperFile(
    context,
    {
      name: `gaps-${gaps.country.toLowerCase()}-${gaps.on}`,
      title: text(lang, "gaps.report", { place: gaps.place }),
      subtitle: text(lang, "gaps.on-day", { date: dayText(lang, gaps.on) }),
      issuer: gaps.agency,
      heading: columns.map((name) => text(lang, `gaps.${name}`)),
      rows: gaps.items.map((line) => {
        const { cited = "", finding = "", evidence = "", comments = [] } = beside.get(line.duty) ?? {};
        return [
          line.cited,
          text(lang, `level.${line.level}`),
          text(lang, `standing.${line.standing}`),
          line.description,
          cited,
          finding,
          evidence,
          line.assessedOn,
          line.author,
          comments.join("\n"),
        ];
      }),
      notes: [text(lang, "gaps.levels-ours")],
      blocks: () => reportBlocks(lang, gaps, beside),
    },
    format,
  );
});

async function besideDuties(
  context: QuestionContext<unknown>,
  gaps: CountryGaps,
): Promise<Map<string, Beside>> {
  const { tx, actor } = context;
  if (gaps.agencyId === null) return new Map();
  const { country, on, agencyId } = gaps;
  const rows = await readAssessments(tx, { on, country, agency: agencyId });
  const ids = rows.flatMap(({ content }) =>
    content.cited.flatMap((one) => ("provisionId" in one ? [one.provisionId] : [])),
  );
  const texts = await textsOf(context, ids);
  const said = Map.groupBy(await commentsOn(tx, { country, agency: agencyId }), ({ duty }) => duty);
  return new Map(
    rows.map(({ duty, content }) => [
      duty,
      {
        cited: content.cited
          .map((one) => ("text" in one ? one.text : (texts.get(one.provisionId)?.text ?? "")))
          .join("; "),
        finding: content.finding === undefined ? "" : wordsIn(content.finding, actor.lang),
        evidence: content.evidence === undefined ? "" : wordsIn(content.evidence, actor.lang),
        comments: (said.get(duty) ?? []).map((comment) => wordsIn(comment.content, actor.lang)),
      },
    ]),
  );
}

function reportBlocks(lang: Lang, gaps: CountryGaps, beside: ReadonlyMap<string, Beside>): ReportBlock[] {
  const label = (name: string) => text(lang, `gaps.${name}`);
  const open = gaps.items.filter(({ standing }) => standing === "none" || standing === "partial");
  const unseen = gaps.items.filter(({ standing }) => standing === "not-assessed");
  const met = gaps.items.filter(({ standing }) => standing === "full" || standing === "not-applicable");
  const table = (items: CountryGaps["items"]): ReportBlock => ({
    kind: "table",
    columns: [
      { label: label("duty"), width: 1.5 },
      { label: label("level") },
      { label: label("description"), width: 3.5 },
      { label: label("standing") },
    ],
    rows: items.map((line) => [
      line.cited,
      text(lang, `level.${line.level}`),
      line.description,
      text(lang, `standing.${line.standing}`),
    ]),
  });
  return [
    { kind: "note", text: text(lang, "gaps.levels-ours") },
    {
      kind: "table",
      title: label("overview"),
      columns: [
        { label: label("instrument"), width: 3 },
        ...standings.map((standing) => ({
          label: text(lang, `standing.${standing}`),
          align: "end" as const,
        })),
      ],
      rows: gaps.instruments.map(({ instrument, tally }) => [
        text(lang, `duty.instrument.${instrument}`),
        ...standings.map((standing) => String(tally[standing])),
      ]),
    },
    ...(gaps.since === null
      ? []
      : [
          {
            kind: "heading" as const,
            text: text(lang, "gaps.changed-since", { date: dayText(lang, gaps.since) }),
          },
          gaps.changes.length === 0
            ? { kind: "text" as const, text: label("no-change") }
            : {
                kind: "table" as const,
                columns: [
                  { label: label("duty"), width: 1.5 },
                  { label: label("description"), width: 3 },
                  { label: label("before") },
                  { label: label("after") },
                ],
                rows: gaps.changes.map(({ cited, description, from, to }) => [
                  cited,
                  description,
                  text(lang, `standing.${from}`),
                  text(lang, `standing.${to}`),
                ]),
              },
        ]),
    { kind: "heading", text: label("open") },
    ...open.flatMap((line): ReportBlock[] => {
      const { cited = "", finding = "", evidence = "", comments = [] } = beside.get(line.duty) ?? {};
      const facts = [
        { label: label("standing"), value: text(lang, `standing.${line.standing}`) },
        { label: label("level"), value: text(lang, `level.${line.level}`) },
        ...(cited === "" ? [] : [{ label: label("cited"), value: cited.slice(0, 4000) }]),
        ...(finding === "" ? [] : [{ label: label("finding"), value: finding }]),
        ...(evidence === "" ? [] : [{ label: label("evidence"), value: evidence }]),
        ...(line.hint === null
          ? []
          : [{ label: label("often-missed").replace(/\s*[:：]$/, ""), value: line.hint }]),
        ...(line.assessedOn === null
          ? []
          : [
              {
                label: label("assessed-on"),
                value: [dayText(lang, line.assessedOn), line.author ?? ""]
                  .map((part) => `\u2068${part}\u2069`)
                  .join(" · "),
              },
            ]),
      ];
      return [
        { kind: "heading", level: 2, text: `${line.cited}: ${line.topic}` },
        { kind: "text", text: line.description },
        { kind: "facts", rows: facts },
        ...(comments.length === 0
          ? []
          : [
              { kind: "text" as const, text: label("comments") },
              { kind: "list" as const, items: [...comments] },
            ]),
      ];
    }),
    ...(unseen.length === 0 ? [] : [{ kind: "heading" as const, text: label("unseen") }, table(unseen)]),
    ...(met.length === 0 ? [] : [{ kind: "heading" as const, text: label("met") }, table(met)]),
  ];
}
