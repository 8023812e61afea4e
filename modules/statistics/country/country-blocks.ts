import type { Lang } from "@palermo/vocabulary";
import type { ReportBlock } from "#kernel/report";
import { text } from "../text.ts";
import { panelBlocks } from "../views/panel-blocks.ts";
import type { Place, Section, Treaties } from "./country.ts";

/** The status of treaties as a table: a column for each country, with the day of the copy under it. */
export function treatyBlocks(lang: Lang, places: readonly Place[], treaties: Treaties): ReportBlock[] {
  const [first] = treaties.items;
  return [
    { kind: "heading", text: text(lang, "country.section.treaties") },
    {
      kind: "table",
      columns: [
        { label: text(lang, "country.treaty.name"), width: 2 },
        ...places.map(({ label }) => ({
          label: places.length === 1 ? text(lang, "country.treaty.status") : label,
        })),
      ],
      rows: (first?.treaties ?? []).map(({ label }, index) => [
        label,
        ...treaties.items.map((item) => item.treaties[index]?.said ?? ""),
      ]),
    },
    { kind: "source", source: treaties.source, caveats: treaties.notes },
  ];
}

/** Sections as blocks of a document; a section without data says where figures can be had. */
export function sectionBlocks(lang: Lang, section: Section): ReportBlock[] {
  const filled = section.panels.filter(({ table, refusal }) => table !== null || refusal !== null);
  return [
    { kind: "heading", text: section.title },
    ...(filled.length === 0
      ? [{ kind: "note" as const, text: noData(lang, section) }]
      : [
          { kind: "text" as const, text: section.about },
          ...saidOnce(filled.flatMap((panel) => panelBlocks(lang, panel))),
        ]),
  ];
}

/** What several figures of a section must be read with is said under the first of them. */
function saidOnce(blocks: readonly ReportBlock[]): ReportBlock[] {
  const said = new Set<string>();
  return blocks.map((block) => {
    if (block.kind !== "source") return block;
    const caveats = (block.caveats ?? []).filter((caveat) => !said.has(caveat));
    for (const caveat of caveats) said.add(caveat);
    return { ...block, caveats };
  });
}

/** That there is nothing here, and where figures can be had. */
export function noData(lang: Lang, { elsewhere }: Section): string {
  return elsewhere.length === 0
    ? text(lang, "country.none")
    : text(lang, "country.none-here", { places: elsewhere.join("; ") });
}
