import { z } from "zod";
import { ImportProblem, Rejections } from "#kernel/import";
import { Judgment } from "../words/index.ts";
import { readAkn } from "./akn/read-akn.ts";
import { judgmentOfAkn } from "./akn/to-judgment.ts";
import { Tally } from "./mapping/tally.ts";
import { recordImporter } from "./record-importer.ts";
import { oneRead } from "./row-read.ts";
import { text } from "./text.ts";

/** One judgment in Akoma Ntoso. Its words may name people, so it stays a draft unless the reader says they were taken out. */
export const caselawAkn = recordImporter({
  name: "caselaw-akn",
  extensions: [".xml", ".akn"],
  options: z.object({
    crime: z.enum(["trafficking_in_persons", "smuggling_of_migrants"]).optional(),
    names: z.enum(["taken-out"]).optional(),
  }),
  columns: [
    { from: "FRBRWork", to: "identifiers" },
    { from: "FRBRdate", to: "decided" },
    { from: "FRBRlanguage", to: "lang" },
    { from: "introduction, background", to: "facts" },
    { from: "arguments, remedies, motivation", to: "reasoning" },
    { from: "decision", to: "history" },
  ],
  publishes: ({ names }) => names === "taken-out",
  read: async (open) => {
    const document = await readAkn(open);
    const crime = open.options.crime ?? "trafficking_in_persons";
    const { judgment, elements } = judgmentOfAkn(document, { crime });
    const checked = Judgment.safeParse(judgment);
    if (!checked.success) throw new ImportProblem("unreadable");
    const tally = new Tally();
    tally.add(1, { ...elements, decided: oneRead(checked.data.decided, "") });
    const warnings = open.options.names === "taken-out" ? [] : [text(open.lang, "warning.draft")];
    return {
      records: [{ row: 1, judgment: checked.data }],
      rowsRead: 1,
      rejections: new Rejections(),
      tally,
      warnings,
    };
  },
});
