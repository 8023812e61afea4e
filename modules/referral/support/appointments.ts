import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { sealWords } from "./sealed.ts";
import { wholeSupport } from "./whole-support.ts";
import { appointmentStates, NeedKind, SupportFile, SupportNote } from "./words.ts";
import { fileFor, recordFor } from "./write-row.ts";

export const addAppointment = action({
  name: "referral.add-appointment",
  about: "Enters an appointment with a meeting point, never the address of a shelter (X6).",
  needs: "referral.support",
  input: z.object({
    supportFileId: z.uuid(),
    appointmentId: z.uuid().describe("made by the client"),
    kind: NeedKind,
    at: z.iso.datetime(),
    minutes: z.int().min(5).max(1440).default(60),
    words: SupportNote.default("").describe("where to meet and what for"),
  }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.appointment-made"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId, appointmentId } = input;
  const file = await fileFor(context, supportFileId, "add-appointment");
  if (isRefusal(file)) return file;
  const place = { fileId: supportFileId, table: "appointment", column: "words", row: appointmentId };
  await sql`insert into referral.appointment (agency_id, appointment_id, dossier_id, kind, at, minutes, words, made_at)
    values (${file.agency_id}::uuid, ${appointmentId}::uuid, ${supportFileId}::uuid, ${input.kind}, ${input.at}::timestamptz,
      ${input.minutes}, ${await sealWords(context, place, input.words)}, ${now})`.execute(tx);
  opened([supportFileId], ["appointment"]);
  emit("referral.appointment-made", { supportFileId, appointmentId });
  return wholeSupport(context, supportFileId);
});

export const closeAppointment = action({
  name: "referral.close-appointment",
  about: "Says whether an appointment was kept, missed or cancelled, and how it went.",
  needs: "referral.support",
  input: z.object({
    appointmentId: z.uuid(),
    state: z.enum(appointmentStates).exclude(["planned"]),
    outcome: SupportNote.default(""),
  }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.appointment-closed"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { appointmentId } = input;
  const found = await recordFor(context, {
    table: "appointment",
    id: appointmentId,
    verb: "close-appointment",
  });
  if (isRefusal(found)) return found;
  const supportFileId = found.file.support_file_id;
  const place = { fileId: supportFileId, table: "appointment", column: "outcome", row: appointmentId };
  await sql`update referral.appointment set state = ${input.state}, outcome = ${await sealWords(context, place, input.outcome)}
    where appointment_id = ${appointmentId}::uuid`.execute(tx);
  opened([supportFileId], ["appointment"]);
  emit("referral.appointment-closed", { supportFileId, appointmentId });
  return wholeSupport(context, supportFileId);
});
