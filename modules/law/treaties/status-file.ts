import { type ImporterField, type InspectContext, type Matched, proposeMatches } from "#kernel/import";
import { textInAll } from "../text.ts";

/** What a column of a status file may hold. */
export const statusFields: readonly ImporterField[] = [
  {
    name: "participant",
    label: textInAll("import.participant"),
    required: true,
    aliases: ["Participants", "State", "Party", "Country"],
  },
  { name: "signed", label: textInAll("import.signed"), aliases: ["Signature", "Date of signature"] },
  {
    name: "bound",
    label: textInAll("import.bound"),
    required: true,
    aliases: [
      "Ratification",
      "Date of deposit",
      "Accession",
      "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)",
      "Approval(AA), Acceptance(A), Accession(a), Succession(d), Ratification",
    ],
  },
  { name: "ended", label: textInAll("import.ended"), aliases: ["Denunciation", "Withdrawal", "End"] },
  {
    name: "declaration",
    label: textInAll("import.declaration"),
    aliases: ["Declarations", "Reservations", "Declarations and reservations"],
  },
  { name: "treaty", label: textInAll("import.treaty"), aliases: ["Instrument", "Treaty"] },
];

/** The Treaty Collection orders the ways of being bound differently in each table: the heading is told by its words. */
export function proposeColumns(columns: readonly string[]): Matched {
  const known = proposeMatches(statusFields, columns);
  const bound = known.includes("bound") ? -1 : columns.findIndex((column) => /ratification/i.test(column));
  return known.map((field, at) => (field === null && at === bound ? "bound" : field));
}

/** Numbers in names of files, as the Treaty Collection and copies of it number the treaties. */
const byNumber: readonly (readonly [RegExp, string])[] = [
  [/18[-_.]12[-_.]?a(?![a-z])/i, "TIP"],
  [/18[-_.]12[-_.]?b(?![a-z])/i, "SOM"],
  [/18[-_.]12[-_.]?c(?![a-z])/i, "FIREARMS"],
  [/18[-_.]12(?![-_.]?[a-z0-9])/i, "UNTOC"],
  [/18[-_.]14(?![0-9])/i, "UNCAC"],
];

/** The treaty of a whole file: what the reader said, else what its name tells, else nothing. */
export function treatyOfFile({
  options,
  fileName,
}: Pick<InspectContext, "options" | "fileName">): string | null {
  const stem = fileName.replace(/(\.[a-z]{2,4})+$/i, "");
  return options.treaty ?? byNumber.find(([number]) => number.test(stem))?.[1] ?? null;
}
