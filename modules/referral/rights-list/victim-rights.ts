import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, question } from "#kernel/action";
import { CountryCode } from "../words/area.ts";
import { Available, Given, RightItem, rightItems } from "../words/outreach.ts";

const Facts = z.object({
  country: CountryCode,
  item: RightItem,
  available: Available.describe("to victims of violent or sexual crime"),
  given: Given.describe("to trafficked persons, in practice"),
  refused: z
    .string()
    .trim()
    .max(1000)
    .default("")
    .describe("why, where it is refused: law or practice, never a case"),
  source: z.string().trim().max(500).default(""),
});
const Line = Facts.extend({ version: z.int(), writtenAt: z.iso.datetime().nullable() });

type Row = z.infer<typeof Facts> & { version: number; written_at: Date };

export const judgeRight = action({
  name: "referral.judge-right",
  about:
    "Says of a right of victims of violent or sexual crime whether it is available in a country, and given to trafficked persons.",
  needs: "referral.keep-directory",
  input: Facts,
  output: z.object({ version: z.int() }),
  emits: ["referral.right-judged"],
}).run(async ({ input, tx, now, emit }) => {
  const { country, item, available, given, refused, source } = input;
  const { rows } = await sql<{ version: number; right_id: string }>`
    insert into referral.victim_right as r (agency_id, right_id, country, item, available, given, refused, source, author, written_at)
    values (access.agency_id(), ${randomUUID()}::uuid, ${country}, ${item}, ${available}, ${given}, ${refused}, ${source}, access.account_id(), ${now})
    on conflict (agency_id, country, item) do update set available = excluded.available, given = excluded.given,
      refused = excluded.refused, source = excluded.source, author = excluded.author, written_at = excluded.written_at,
      version = r.version + 1
    returning version, right_id`.execute(tx);
  emit("referral.right-judged", { rightId: rows[0]?.right_id ?? "" });
  return { version: rows[0]?.version ?? 1 };
});

export const showRights = question({
  name: "referral.show-rights",
  about:
    "The checklist of rights of victims of violent or sexual crime in a country: available, given to trafficked persons, refused.",
  needs: "referral.search",
  input: z.object({ country: CountryCode.optional() }),
  output: z.object({
    country: z.string(),
    items: z.array(Line).describe("every item; version 0 where nobody has judged it"),
    mayJudge: z.boolean(),
  }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const own = await sql<{ country: string | null }>`select referral.own_country() as country`.execute(tx);
  const country = input.country ?? own.rows[0]?.country ?? "XV";
  const { rows } = await sql<Row>`
    select distinct on (item) country, item, available, given, refused, source, version, written_at
    from referral.victim_right where country = ${country} order by item, written_at desc`.execute(tx);
  const byItem = new Map(rows.map((row) => [row.item, row]));
  return {
    country,
    mayJudge: actor.rights.has("referral.keep-directory"),
    items: rightItems.map((item) => {
      const row = byItem.get(item);
      if (row === undefined)
        return {
          country,
          item,
          available: "unknown" as const,
          given: "unknown" as const,
          refused: "",
          source: "",
          version: 0,
          writtenAt: null,
        };
      const { written_at, ...line } = row;
      return { ...line, writtenAt: written_at.toISOString() };
    }),
  };
});
