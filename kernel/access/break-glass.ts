import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { askWord } from "./answers.ts";

export const breakGlass = action({
  name: "access.break-glass",
  about:
    "Opens a dossier for four hours in an emergency, with a reason; its owner and the auditors are told at once.",
  needs: "access.break-glass",
  input: z.object({ code: z.string().max(20), reason: z.string().max(500) }),
  output: z.object({ state: z.enum(["opened", "waiting"]) }),
  refusals: ["reason-too-short", "nothing-to-open"],
}).run(async ({ input, tx, opened }) => {
  const word = await askWord(tx, sql`access.break_the_glass(${input.code}, ${input.reason})`);
  if (word === "reason-too-short") return refuse(word, { path: ["reason"] });
  if (word === "nothing-to-open") return refuse(word, { path: ["code"] });
  if (word !== "opened" && word !== "waiting") throw new NotFound();
  const found = await sql<{ id: string | null }>`select access.find_dossier(${input.code}) as id`.execute(tx);
  const dossierId = found.rows[0]?.id;
  if (dossierId) opened([dossierId], ["break-glass"]);
  return { state: word };
});

export const approveBreakGlass = action({
  name: "access.approve-break-glass",
  about: "The second person's consent to a second opening within a day.",
  needs: "access.approve-break-glass",
  input: z.object({ breakGlassId: z.uuid() }),
  output: z.object({ state: z.literal("opened") }),
  refusals: ["not-by-oneself"],
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.approve_break_glass(${input.breakGlassId})`);
  if (word === "not-by-oneself") return refuse(word);
  if (word !== "opened") throw new NotFound();
  return { state: "opened" as const };
});

type Row = {
  break_glass_id: string;
  code: string;
  name: string;
  agency: Record<string, string>;
  reason: string;
  asked_at: Date;
  opened_at: Date | null;
  until: Date | null;
  own: boolean;
};

export const listBrokenGlass = question({
  name: "access.list-broken-glass",
  about: "Emergency openings of the last thirty days: one's own, or all for those who oversee them.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        breakGlassId: z.uuid(),
        code: z.string(),
        name: z.string(),
        agency: z.record(z.string(), z.string()),
        reason: z.string(),
        askedAt: z.string(),
        openedAt: z.string().nullable(),
        until: z.string().nullable(),
        own: z.boolean(),
        may: z.array(z.enum(["approve-break-glass"])),
      }),
    ),
  }),
}).run(async ({ tx, actor }) => {
  const { rows } = await sql<Row>`select * from access.broken_glass()`.execute(tx);
  return {
    items: rows.map((row) => ({
      breakGlassId: row.break_glass_id,
      code: row.code,
      name: row.name,
      agency: row.agency,
      reason: row.reason,
      askedAt: row.asked_at.toISOString(),
      openedAt: row.opened_at?.toISOString() ?? null,
      until: row.until?.toISOString() ?? null,
      own: row.own,
      may:
        row.opened_at === null && !row.own && actor.rights.has("access.approve-break-glass")
          ? (["approve-break-glass"] as const).slice()
          : [],
    })),
  };
});

export const listNotices = question({
  name: "access.list-notices",
  about: "What waits for the reader: kinds and codes only.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        noticeId: z.uuid(),
        kind: z.string(),
        code: z.string().nullable(),
        dossierKind: z.string().nullable(),
        at: z.string(),
        read: z.boolean(),
      }),
    ),
    unread: z.int(),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<{
    notice_id: string;
    kind: string;
    dossier_id: string | null;
    at: Date;
    read_at: Date | null;
    code: string | null;
    kind_of_dossier: string | null;
  }>`
    select n.*, f.code, f.kind as kind_of_dossier from (select * from access.notice order by at desc limit 50) n
    left join access.dossier_facts(array(select dossier_id from access.notice order by at desc limit 50)) f using (dossier_id)
    order by n.at desc`.execute(tx);
  return {
    items: rows.map((row) => ({
      noticeId: row.notice_id,
      kind: row.kind,
      code: row.code,
      dossierKind: row.kind_of_dossier,
      at: row.at.toISOString(),
      read: row.read_at !== null,
    })),
    unread: rows.filter((row) => row.read_at === null).length,
  };
});

export const readNotices = action({
  name: "access.read-notices",
  about: "Marks what waited as read: all of it, or the notices named.",
  needs: "signed-in",
  input: z.object({ noticeIds: z.array(z.uuid()).max(50).optional() }),
  output: z.object({ read: z.int() }),
}).run(async ({ input, tx, now }) => {
  const { rows } = await sql`
    update access.notice set read_at = ${now} where read_at is null
      and (${input.noticeIds ?? null}::uuid[] is null or notice_id = any (${input.noticeIds ?? null}::uuid[]))
    returning notice_id`.execute(tx);
  return { read: rows.length };
});
