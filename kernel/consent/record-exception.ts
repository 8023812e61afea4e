import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { refuse } from "../action/refusal.ts";
import { ConsentPurpose, Exception, exceptionGrounds, Recipient, toldStates, topics } from "./consent.ts";
import { readExceptions, writableHome } from "./rows.ts";

const week = 7 * 24 * 3_600_000;

export const recordException = action({
  name: "consent.record-exception",
  about:
    "Shares without consent where the law allows it, for a week at most: who, on which ground, what the person was told. The auditors hear of it.",
  needs: "consent.except",
  input: z.object({
    dossierId: z.uuid(),
    personId: z.uuid(),
    recipient: Recipient,
    purpose: ConsentPurpose,
    ground: z.enum(exceptionGrounds),
    topics: z.array(z.enum(topics)).min(1),
    told: z.enum(toldStates).describe("what the person was told of it"),
    reason: z
      .string()
      .trim()
      .min(20)
      .max(4000)
      .describe("the facts on which it rests, and what was told; kept sealed"),
    until: z.iso.datetime(),
  }),
  output: Exception,
  refusals: ["over-already", "too-long"],
  emits: ["consent.exception-made"],
}).run(async (context) => {
  const { input, tx, now, vault, opened, emit } = context;
  const { dossierId, personId, recipient } = input;
  const home = await writableHome(tx, dossierId, personId);
  const until = new Date(input.until);
  if (until <= now) return refuse("over-already", { path: ["until"] });
  if (until.getTime() - now.getTime() > week) return refuse("too-long", { path: ["until"] });
  const exceptionId = randomUUID();
  const reason = await vault.seal(
    dossierId,
    { table: "consent.exception", column: "reason", row: exceptionId },
    input.reason,
  );
  await sql`
    insert into consent.exception (agency_id, exception_id, dossier_id, person_id, recipient_kind, recipient_id, purpose, ground,
      topics, told, reason, author, made_at, valid_until)
    values (${home}::uuid, ${exceptionId}::uuid, ${dossierId}::uuid, ${personId}::uuid, ${recipient.kind}, ${recipient.id}::uuid,
      ${input.purpose}, ${input.ground}, ${input.topics}::text[], ${input.told}, ${reason}, access.account_id(), ${now}, ${until})`.execute(
    tx,
  );
  await sql`select consent.tell_of_exception(${dossierId}::uuid)`.execute(tx);
  opened([dossierId, personId], ["consent-exception"]);
  emit("consent.exception-made", { exceptionId, dossierId, personId });
  const made = (await readExceptions(context, personId)).find((one) => one.exceptionId === exceptionId);
  if (!made) throw new NotFound();
  return made;
});
