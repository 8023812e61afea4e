import { cut } from "./plain-text.ts";
import { dateOf, oneRead, type RowAsk, type RowRead } from "./row-read.ts";
import { readSherlocAddress, titleOfAddress } from "./sherloc.ts";
import { asWords } from "./text.ts";

/** The heading of the published index of cases of trafficking in persons in SHERLOC. */
export const indexHeading = ["name", "page_link"] as const;

/** One row of the index: a record with a title, a State and a year, and no brief. */
export function readIndexRow({ cell, refuse }: RowAsk): RowRead | null {
  const link = cell("page_link").trim();
  const address = readSherlocAddress(link);
  if (address === null) {
    refuse("page_link", link, "address");
    return null;
  }
  if (address.jurisdiction === null) {
    refuse("page_link", link, "country");
    return null;
  }
  const title = titleOfAddress(cell("name"));
  if (title === "") {
    refuse("name", cell("name"), "missing");
    return null;
  }
  const decided = address.year === null ? null : dateOf(String(address.year));
  const crime = address.crimeType;
  return {
    judgment: {
      title: { lang: "und", text: cut(title, 300) },
      jurisdiction: address.jurisdiction,
      court: asWords("record.court-not-named"),
      decided,
      identifiers: [{ kind: "sherloc", value: address.key }],
      crimeTypes: [...new Set(["trafficking_in_persons", ...(crime === null ? [] : [crime])])],
      elements: {},
      sources: [{ title: "SHERLOC case-law database", publisher: "UNODC", link: link.slice(0, 600) }],
    },
    read: {
      jurisdiction: oneRead(address.jurisdiction, address.jurisdiction),
      decided: oneRead(decided, ""),
    },
  };
}
