import { labelOf } from "@palermo/vocabulary";
import { z } from "zod";
import { isRefusal, question, refuse } from "#kernel/action";
import { Code, textIn } from "#kernel/words";
import { editingAgencies, type Judgment } from "#modules/caselaw";
import { findCourtCase } from "../court-case.ts";
import { text } from "../text.ts";
import { cleanTexts } from "./clean-texts.ts";
import { closingRefusals, DraftTexts } from "./closing.ts";
import { HandedIn, handedInOf } from "./closing-rows.ts";
import { readClosed } from "./read-closed.ts";
import { recordOf } from "./record-of.ts";

const Facts = z.object({
  court: z.string(),
  decided: z.string(),
  finality: z.string(),
  crimeTypes: z.array(z.string()),
  articles: z.array(z.string()),
  victims: z.int(),
  migrants: z.int(),
  charges: z.array(
    z.object({
      defendant: z.int(),
      count: z.int(),
      statute: z.string(),
      verdict: z.string(),
      months: z.int().nullable(),
      life: z.boolean(),
    }),
  ),
});

export const getClosing = question({
  name: "court.get-closing",
  about:
    "The closing summary of a case as it would go to editors of case law: what follows from counts and verdicts, and texts proposed from the particulars and the reasons, with neutral words in place of names.",
  needs: "court.summarise",
  audited: true,
  input: z.object({ code: Code }),
  output: z.object({
    caseId: z.uuid(),
    code: Code,
    facts: Facts,
    texts: DraftTexts,
    agencies: z
      .array(z.object({ agencyId: z.uuid(), name: z.string() }))
      .describe("whose editors take it in"),
    handedIn: z.array(HandedIn),
    mayHandIn: z.boolean(),
  }),
  refusals: [...closingRefusals],
}).run(async (context) => {
  const { actor, input } = context;
  const { lang } = actor;
  const of = await findCourtCase(context, { code: input.code });
  const read = await readClosed(context, of);
  if (isRefusal(read)) return refuse(read.refusal);
  const { closed, people } = read;
  const stated = { lang, title: "–––", facts: "–", reasoning: "", significance: "" };
  const record = recordOf(closed, stated);
  const court = textIn(record.court, lang).text;
  const crimes = record.crimeTypes.map((one) => labelOf("crime-type", one, lang));
  const proposed: DraftTexts = {
    lang,
    title: text(lang, "closing.title-proposed", {
      crime: crimes[0] ?? "",
      court,
      year: record.decided?.text.slice(0, 4) ?? "",
    }),
    facts: joinedTexts(closed.charges.map(({ particulars }) => particulars ?? "")),
    reasoning: joinedTexts(closed.verdicts.map(({ reasons }) => reasons)),
    significance: "",
  };
  const agencies = await editingAgencies(context);
  return {
    caseId: of.caseId,
    code: of.code,
    facts: factsOf(record, court, crimes),
    texts: cleanTexts(proposed, people),
    agencies: agencies
      .map(({ agencyId, name }) => ({ agencyId, name: name[lang] ?? name.en ?? "" }))
      .sort((a, b) => a.name.localeCompare(b.name, lang)),
    handedIn: await handedInOf(context, of.caseId),
    mayHandIn: of.level !== "read",
  };
});

/** Each text once, in the order of the counts. */
function joinedTexts(texts: readonly string[]): string {
  return [...new Set(texts.map((one) => one.trim()).filter((one) => one !== ""))].join("\n\n");
}

function factsOf(record: Judgment, court: string, crimeTypes: string[]): z.infer<typeof Facts> {
  return {
    ...{ court, crimeTypes, decided: record.decided?.text ?? "", finality: record.finality },
    articles: record.articles,
    victims: record.victims[0]?.count ?? 0,
    migrants: record.migrants[0]?.count ?? 0,
    charges: record.charges.map(({ defendant, count = 1, statute, verdict, sentence }) => ({
      ...{ defendant: Number(defendant.slice(1)), count, statute, verdict },
      ...{ months: sentence?.imprisonmentMonths ?? null, life: sentence?.life ?? false },
    })),
  };
}
