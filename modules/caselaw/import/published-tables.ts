import { indexHeading, readIndexRow } from "./index-row.ts";
import { readRecords } from "./read-records.ts";
import { recordImporter } from "./record-importer.ts";
import { readUnodcRow, unodcHeading } from "./unodc-row.ts";
import { readUsCaseRow, usCaseHeading } from "./us-case-row.ts";

export const tableExtensions = [".csv", ".csv.gz", ".xlsx"] as const;

/** Cases of the United States in UNODC's human trafficking case-law database, as one table. */
export const caselawUnodc = recordImporter({
  name: "caselaw-unodc",
  extensions: tableExtensions,
  heading: unodcHeading,
  columns: [
    { from: "Case", to: "identifiers" },
    { from: "Name", to: "title" },
    { from: "Court", to: "court" },
    { from: "VerdictDate", to: "decided" },
    { from: "FactSummary", to: "facts" },
    { from: "CommentarySignificantFeatures", to: "significance" },
    { from: "ActsInvolved", to: "acts" },
    { from: "MeansUsed", to: "means" },
    { from: "ExploitativePurposes", to: "purposes" },
    { from: "FormOfTrafficking", to: "geography" },
    { from: "ExploitationSector", to: "sectors" },
    { from: "NumberVictims", to: "victims" },
    { from: "MinorsIncluded", to: "victims" },
    { from: "FemaleVictim(s)", to: "victims" },
    { from: "MaleVictim(s)", to: "victims" },
    { from: "FemaleDefendant(s)", to: "crossCutting" },
    { from: "Link", to: "sources" },
  ],
  read: (open) =>
    readRecords({
      open,
      required: unodcHeading,
      known: unodcHeading.filter((column) => !unodcNotRead.includes(column)),
      read: readUnodcRow,
    }),
});

/** They tell nothing that a record holds; the report names them. */
const unodcNotRead: readonly string[] = [
  "WebOrder",
  "CourtJoinName",
  "Place",
  "MaleDefendant(s)",
  "AmericanNationality",
  "ForeignNationality",
];

/** The index of SHERLOC's cases of trafficking in persons: titles, States and years, no briefs. */
export const caselawIndex = recordImporter({
  name: "caselaw-index",
  extensions: tableExtensions,
  heading: indexHeading,
  columns: [
    { from: "name", to: "title" },
    { from: "page_link", to: "identifiers" },
    { from: "page_link", to: "jurisdiction" },
    { from: "page_link", to: "decided" },
  ],
  read: (open) => readRecords({ open, required: indexHeading, known: indexHeading, read: readIndexRow }),
});

/** Federal cases of the United States; their defendants come with a table of their own. */
export const caselawUsFederal = recordImporter({
  name: "caselaw-us-federal",
  extensions: tableExtensions,
  heading: usCaseHeading,
  columns: [
    { from: "id", to: "identifiers" },
    { from: "number", to: "identifiers" },
    { from: "name", to: "title" },
    { from: "state", to: "court" },
    { from: "year", to: "history" },
    { from: "summary", to: "facts" },
    { from: "n_victims", to: "victims" },
    { from: "n_minors", to: "victims" },
    { from: "n_females", to: "victims" },
    { from: "n_males", to: "victims" },
  ],
  read: (open) =>
    readRecords({
      open,
      required: usCaseHeading,
      known: usCaseHeading.filter((column) => !usCaseNotRead.includes(column)),
      read: readUsCaseRow,
    }),
});

const usCaseNotRead: readonly string[] = ["n_defendants", "federal_district", "n_foreigners"];
