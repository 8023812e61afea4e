import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { handIn } from "#modules/caselaw";
import { courtCaseToWrite } from "../court-case.ts";
import { tellingPlaces } from "./clean-texts.ts";
import { ClosingTexts, closingRefusals } from "./closing.ts";
import { readClosed } from "./read-closed.ts";
import { recordOf } from "./record-of.ts";

export const handInClosing = action({
  name: "court.hand-in-closing",
  about:
    "Hands the closing summary of a case in as a draft for editors of case law. Refused while a text tells who somebody of the case is; the draft does not know its case, and is published only after an editor and a second person looked at it.",
  needs: "court.summarise",
  input: z.object({
    caseId: z.uuid(),
    closingId: z.uuid().describe("made by the client"),
    judgmentId: z.uuid().describe("made by the client"),
    agencyId: z.uuid().describe("whose editors take it in"),
    texts: ClosingTexts,
  }),
  output: z.object({ closingId: z.uuid(), judgmentCode: z.string() }),
  refusals: ["may-not", "added-already", "tells-who", "no-editors", ...closingRefusals],
  emits: ["court.closing-handed-in"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { caseId, closingId, judgmentId, agencyId, texts } = input;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  const read = await readClosed(context, of);
  if (isRefusal(read)) return read;
  const [told] = tellingPlaces(texts, read.people);
  if (told !== undefined) return refuse("tells-who", { path: ["texts", told.field] });
  const before = await sql`select from court.closing where closing_id = ${closingId}::uuid`.execute(tx);
  if (before.rows.length > 0) return refuse("added-already");
  const judgmentCode = await handIn(context, {
    judgmentId,
    agencyId,
    judgment: recordOf(read.closed, texts),
  });
  if (judgmentCode === null) return refuse("no-editors", { path: ["agencyId"] });
  await sql`
    insert into court.closing (agency_id, closing_id, dossier_id, judgment_code, to_agency, handed_by, handed_at)
    values (${of.agencyId}::uuid, ${closingId}::uuid, ${caseId}::uuid, ${judgmentCode}, ${agencyId}::uuid, ${actor.accountId}::uuid, ${now})
  `.execute(tx);
  opened([caseId], ["closing"]);
  emit("court.closing-handed-in", { caseId, closingId });
  return { closingId, judgmentCode };
});
