import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { DeadlineTerm, makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { text } from "../text.ts";
import { supportFor } from "./support-row.ts";
import { wholeSupport } from "./whole-support.ts";
import { SupportFile } from "./words.ts";

export const startReflection = action({
  name: "referral.start-reflection",
  about:
    "Starts the recovery and reflection period in the days of national law, and tells the advocate seven days and one day before its end.",
  needs: "referral.support",
  input: z.object({
    supportFileId: z.uuid(),
    // Council of Europe Convention on Action against Trafficking (2005), article 13(1): at least 30 days.
    days: z.int().min(1).max(400).default(30).describe("days by national law"),
    zone: DeadlineTerm.shape.zone,
    country: DeadlineTerm.shape.country,
  }),
  output: SupportFile,
  refusals: ["may-not", "reflection-runs"],
  emits: ["referral.reflection-started"],
}).run(async (context) => {
  const { input, tx, now, actor, opened, emit } = context;
  const { supportFileId, days, zone, country } = input;
  const row = await supportFor(context, supportFileId, "start-reflection");
  if (isRefusal(row)) return row;
  if (row.reflection_until !== null && row.reflection_until > now) return refuse("reflection-runs");
  const deadlineId = randomUUID();
  const to = { account: row.advocate ?? actor.accountId };
  await makeDeadline(context, await partsOf(tx, supportFileId), {
    ids: { deadlineId, dossierId: supportFileId, compartment: "support" },
    wish: {
      unit: "days",
      amount: days,
      zone,
      country,
      timeOfDay: "23:59",
      rolls: false,
      title: (lang) => text(lang, "support.reflection-clock"),
      steps: [
        { when: { hoursBefore: 168 }, to },
        { when: { hoursBefore: 24 }, to },
      ],
    },
  });
  await sql`
    update referral.support_file set reflection_from = ${now}, reflection_deadline = ${deadlineId}::uuid,
      reflection_until = (select d.due_at from deadline.deadline_support d where d.deadline_id = ${deadlineId}::uuid)
    where support_file_id = ${supportFileId}::uuid`.execute(tx);
  opened([supportFileId], ["reflection_until"]);
  emit("referral.reflection-started", { supportFileId });
  return wholeSupport(context, supportFileId);
});
