import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, question } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { refuse } from "../action/refusal.ts";
import { askReview, type Reviewable } from "../review/index.ts";
import { agencyLine } from "./agency-line.ts";
import { defaultsText, kinds, Rule, RuleLine } from "./retention.ts";

type AgencyRow = { agency_id: string; name: Record<string, string>; manages: boolean };
type Row = { kind: string; years: number; warn_days: number; own: boolean; closed: string };

export const listRules = question({
  name: "retention.list-rules",
  about:
    "How long closed dossiers of each kind are kept in one's own agency, and how far ahead their owners are warned.",
  needs: "retention.read",
  input: z.object({ agencyId: z.uuid().optional().describe("one's own when left out") }),
  output: z.object({
    agencyId: z.uuid(),
    mayPropose: z.boolean(),
    agencies: z.array(z.object({ agencyId: z.uuid(), name: z.record(z.string(), z.string()) })),
    items: z.array(RuleLine),
  }),
}).run(async ({ input, tx, actor }) => {
  const known = await sql<AgencyRow>`select * from retention.agencies()`.execute(tx);
  const agencyId = input.agencyId ?? actor.agencyId;
  const chosen = known.rows.find((row) => row.agency_id === agencyId);
  if (!chosen) throw new NotFound();
  const { rows } = await sql<Row>`
    select * from retention.rules(${agencyId}::uuid, ${[...kinds]}::text[], ${defaultsText}::jsonb)`.execute(
    tx,
  );
  return {
    agencyId,
    mayPropose: chosen.manages,
    agencies: known.rows.map((row) => ({ agencyId: row.agency_id, name: row.name })),
    items: rows.map((row) => ({
      kind: row.kind,
      years: row.years,
      warnDays: row.warn_days,
      own: row.own,
      closed: Number(row.closed),
    })),
  };
});

type Proposed = {
  agency: Record<string, string>;
  kind: string;
  years: number;
  warn_days: number;
  years_now: number;
  warn_days_now: number;
};

/** A proposed rule waits for a second person, whose approval carries it out. */
export const ruleReview: Reviewable = {
  kind: "retention.rule",
  needs: "retention.confirm",
  anywhere: true,
  async show({ tx, actor }, recordId) {
    const { rows } = await sql<Proposed>`
      select * from retention.proposed(${recordId}::uuid, ${defaultsText}::jsonb)`.execute(tx);
    const row = rows[0];
    if (!row) return null;
    const kind = `retention:kind.${row.kind === "*" ? "any" : row.kind}`;
    return {
      version: 1,
      lines: [
        agencyLine(row.agency, actor.lang),
        { label: "retention:field.kind", before: kind, after: kind, texts: true },
        { label: "retention:field.years", before: String(row.years_now), after: String(row.years) },
        {
          label: "retention:field.warn-days",
          before: String(row.warn_days_now),
          after: String(row.warn_days),
        },
      ],
    };
  },
  async approved({ tx }, recordId) {
    const { rows } = await sql<{
      word: string;
    }>`select retention.apply_rule(${recordId}::uuid) as word`.execute(tx);
    if (rows[0]?.word !== "done") return refuse("gone");
    return undefined;
  },
};

export const proposeRule = action({
  name: "retention.propose-rule",
  about: "Proposes how long dossiers of a kind are kept; a second person confirms it.",
  needs: "retention.manage",
  input: Rule.extend({
    kind: z.enum(kinds),
    agencyId: z
      .uuid()
      .optional()
      .describe("one's own when left out; another's only where it has no administrator"),
  }),
  output: z.object({ proposalId: z.uuid() }),
  emits: ["retention.rule-proposed"],
}).run(async ({ input, tx, actor, emit }) => {
  const proposalId = randomUUID();
  const { rows } = await sql<{ word: string }>`
    select retention.propose(${proposalId}::uuid, ${input.agencyId ?? actor.agencyId}::uuid, ${input.kind}, ${input.years}, ${input.warnDays}) as word`.execute(
    tx,
  );
  if (rows[0]?.word !== "done") throw new NotFound();
  await askReview(tx, ruleReview, { recordId: proposalId, version: 1 });
  emit("retention.rule-proposed", { proposalId });
  return { proposalId };
});
