import { z } from "zod";
import { action } from "#kernel/action";
import { addRecord, heldRecord, writeRecord } from "../records/rows.ts";
import { Named, Written } from "../records/words.ts";
import { type Act, ActHead, Provision } from "./act.ts";

export const writeAct = action({
  name: "law.write-act",
  about:
    "Enters an act of a country in the register of legislation, as a draft of one's agency; provisions follow.",
  needs: "law.edit",
  input: ActHead.extend({ recordId: z.uuid() }),
  output: Written,
  emits: ["law.act-written"],
  undo: "law.remove-act",
}).run(async (context) => {
  const { recordId, ...head } = context.input;
  const content: Act = { ...head, provisions: [] };
  context.emit("law.act-written", { recordId });
  return addRecord(context, { kind: "act", recordId, content });
});

export const reviseAct = action({
  name: "law.revise-act",
  about:
    "Corrects title, kind, dates or summary of an act; earlier versions are kept, and what is published stays until a second person approves the new version.",
  needs: "law.edit",
  input: ActHead.extend({ recordId: z.uuid() }),
  output: Written,
  emits: ["law.act-written"],
  undo: "law.take-back-act",
}).run(async (context) => {
  const { recordId, ...head } = context.input;
  const held = await heldRecord<Act>(context, "act", recordId);
  context.emit("law.act-written", { recordId });
  return writeRecord(context, {
    kind: "act",
    recordId,
    held,
    content: { ...head, provisions: held.content.provisions } satisfies Act,
  });
});

export const writeProvision = action({
  name: "law.write-provision",
  about:
    "Enters or corrects a provision of an act: its words, dates in force, language versions, and the duties, crimes and elements that it bears on.",
  needs: "law.edit",
  input: Provision.extend({ recordId: z.uuid() }),
  output: Written,
  emits: ["law.act-written"],
  undo: "law.take-back-act",
}).run(async (context) => {
  const { recordId, ...provision } = context.input;
  const held = await heldRecord<Act>(context, "act", recordId);
  const { provisions } = held.content;
  const known = provisions.some(({ provisionId }) => provisionId === provision.provisionId);
  const next = known
    ? provisions.map((one) => (one.provisionId === provision.provisionId ? provision : one))
    : [...provisions, provision];
  context.emit("law.act-written", { recordId });
  return writeRecord(context, {
    kind: "act",
    recordId,
    held,
    content: { ...held.content, provisions: next },
  });
});

export const removeProvision = action({
  name: "law.remove-provision",
  about: "Takes a provision out of an act; earlier versions of the act keep it.",
  needs: "law.edit",
  input: Named.extend({ provisionId: z.uuid() }),
  output: Written,
  emits: ["law.act-written"],
  undo: "law.take-back-act",
}).run(async (context) => {
  const { recordId, provisionId } = context.input;
  const held = await heldRecord<Act>(context, "act", recordId);
  const provisions = held.content.provisions.filter((one) => one.provisionId !== provisionId);
  context.emit("law.act-written", { recordId });
  return writeRecord(context, { kind: "act", recordId, held, content: { ...held.content, provisions } });
});
