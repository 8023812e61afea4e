import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Code, Words } from "#kernel/words";
import { AreaCode, type ServiceContent, ServiceKind } from "../referral.ts";
import { Urgency } from "./words.ts";

const Unanswered = z.object({
  code: Code,
  kind: ServiceKind,
  area: AreaCode,
  urgency: Urgency,
  service: Words(200).nullable(),
  dutyPhone: z.string().nullable(),
  sender: z.record(z.string(), z.string()),
  answerBy: z.string(),
  hoursOver: z.number(),
  askedBefore: z.int().describe("services that were asked before for the same need"),
});

type Row = {
  code: string;
  kind: ServiceKind;
  area: string;
  urgency: Urgency;
  sender: Record<string, string>;
  answer_by: Date;
  asked_before: number;
  content: ServiceContent | null;
};

export const listUnanswered = question({
  name: "referral.list-unanswered",
  about: "Referrals without an answer beyond their time: codes, services and counts, never what is in them.",
  needs: "referral.coordinate",
  input: z.object({}),
  output: z.object({
    items: z.array(Unanswered),
    byKind: z.array(z.object({ kind: ServiceKind, count: z.int() })),
  }),
}).run(async ({ tx, now }) => {
  const { rows } = await sql<Row>`
    select u.code, u.kind, u.area, u.urgency, u.sender, u.answer_by, u.asked_before, s.content
    from referral.unanswered() u left join referral.service s on s.service_id = u.service_id
    order by u.answer_by`.execute(tx);
  const counts = new Map<ServiceKind, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    items: rows.map((row) => ({
      code: row.code,
      kind: row.kind,
      area: row.area,
      urgency: row.urgency,
      service: row.content?.name ?? null,
      dutyPhone: row.content?.dutyPhone ?? null,
      sender: row.sender,
      answerBy: row.answer_by.toISOString(),
      hoursOver: Math.max(0, (now.getTime() - row.answer_by.getTime()) / 3_600_000),
      askedBefore: row.asked_before,
    })),
    byKind: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
  };
});
