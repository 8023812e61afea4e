import { z } from "zod";
import {
  type Action,
  action,
  type Context,
  isRefusal,
  NotFound,
  type Question,
  type QuestionContext,
  question,
  type Refusal,
  refuse,
  Stale,
} from "#kernel/action";
import type { Money } from "#kernel/words";
import { courtCaseToWrite, findCourtCase } from "../court-case.ts";
import { unitsOf } from "../money/units.ts";
import { insertAct, keepDetails, keepState, strikeAct } from "./act-rows.ts";
import { courseRefusals, refusedStep, stateAfter } from "./course.ts";
import { ActFacts, Line, type LineAct } from "./line.ts";
import { insertLine, type LineRow, lineRows, linesOf, lineToChange } from "./line-rows.ts";
import { type PersonOfCase, personOfCase } from "./person-of-case.ts";
import { type ActSpec, type LineSpec, lineMisfits } from "./spec.ts";

type Kept = { readonly actions: readonly Action[]; readonly questions: readonly Question[] };
export type Recorded = {
  readonly caseId: string;
  readonly row: LineRow;
  readonly act: ActFacts & { readonly act: string };
};
type Hooks = {
  /** What may still be given by this act, in the currency in which it counts; null: no bound. */
  readonly left?: (
    row: Pick<LineRow, "amount" | "currency">,
    acts: readonly LineAct[],
    act: string,
  ) => Money | null;
  /** What follows from an act, in its transaction. */
  readonly after?: (context: Context<unknown>, recorded: Recorded) => Promise<void>;
};

type Recording = {
  readonly lineId: string;
  readonly facts: ActFacts;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly fresh: boolean;
};

const refusals = [
  ...courseRefusals,
  ...lineMisfits,
  "may-not",
  "added-already",
  "not-in-case",
  "say-why",
  "say-how-much",
  "not-more-than-nothing",
  "more-than-is-left",
] as const;
type LineRefusal = (typeof refusals)[number];

const standing = (acts: readonly LineAct[]) => acts.filter(({ struck }) => struck === null);

/**
 * The named actions of one kind of line, one for each of its acts, the action that strikes an act, and the question
 * for all of them in a case (decision 0065). An act that can begin a line has the line's own facts in its input.
 */
export function keepLines(spec: LineSpec, hooks: Hooks = {}): Kept {
  const begins = z.object({
    caseId: z.uuid(),
    what: z.enum(spec.whats as [string, ...string[]]),
    participantId: spec.person === "required" ? z.uuid() : z.uuid().nullable().default(null),
    chargeId: z.uuid().nullable().default(null),
    hearingId: z.uuid().nullable().default(null).describe("for this hearing alone"),
    details: spec.details,
  });
  const changes = (spec.changes ?? z.strictObject({}))
    .optional()
    .describe("what the act changes of the details");
  const Begin = ActFacts.extend({
    lineId: z.uuid().describe("made by the client"),
    begin: begins.optional(),
    details: changes,
  });
  const Follow = ActFacts.extend({ lineId: z.uuid(), details: changes });

  function recorder(of: ActSpec): Action {
    const first = of.after.includes(null);
    return action({
      name: `court.${of.verb}`,
      about: of.about,
      needs: of.needs ?? spec.needs,
      input: first ? Begin : (Follow as unknown as typeof Begin),
      output: Line,
      refusals: [...refusals],
      emits: ["court.line-recorded"],
    }).run(async (context) => {
      const { begin, lineId, details, ...facts } = context.input;
      const wrong = incomplete(of, facts);
      if (wrong !== null) return wrong;
      const row = begin === undefined ? null : await begun(context, { of, begin, lineId, facts });
      if (isRefusal(row)) return row;
      return record(context, of, { lineId, facts, details, fresh: row !== null });
    });
  }

  async function begun(
    context: Context<z.infer<typeof Begin>>,
    {
      of,
      begin,
      lineId,
      facts,
    }: { of: ActSpec; begin: z.infer<typeof begins>; lineId: string; facts: ActFacts },
  ): Promise<true | Refusal<LineRefusal>> {
    const { caseId, what, chargeId, hearingId, details, participantId } = begin;
    const part = await courtCaseToWrite(context, caseId);
    if (isRefusal(part)) return part;
    const amount = facts.amount ?? null;
    const misfit = spec.misfit?.({ what, details, amount, chargeId }) ?? null;
    if (misfit !== null) return refuse(misfit, { path: ["begin", "details"] });
    let person: PersonOfCase | null = null;
    if (participantId !== null) {
      person = await personOfCase(context, caseId, participantId);
      if (person === null) return refuse("not-in-case", { path: ["begin", "participantId"] });
    }
    const line = { lineId, what, person, chargeId, hearingId, details, amount, state: of.to ?? of.act };
    const made = await insertLine(context, spec, { agencyId: part.agencyId, caseId, ...line });
    return made ? true : refuse("added-already");
  }

  async function record(
    context: Context<unknown>,
    of: ActSpec,
    { lineId, facts, details, fresh }: Recording,
  ): Promise<Line | Refusal<LineRefusal>> {
    const row = await lineToChange(context, spec, lineId);
    const caseId = row.dossier_id;
    const part = await courtCaseToWrite(context, caseId);
    if (isRefusal(part)) return part;
    refuseStale(row.version, context.expects);
    const [before] = await linesOf(context, spec, { caseId, rows: [row], writes: false });
    const acts = standing(before?.acts ?? []);
    const act = of.act;
    const refused = refusedStep(spec, acts, { act, on: facts.on, now: context.now });
    if (refused !== null) return refuse(refused, { path: [refused === "out-of-order" ? "lineId" : "on"] });
    const left = fresh ? null : (hooks.left?.(row, acts, act) ?? null);
    if (left !== null && facts.amount !== undefined && exceeds(facts.amount, left))
      return refuse("more-than-is-left", { path: ["amount"], params: left });
    if (details !== undefined && Object.keys(details).length > 0) {
      const merged = { ...before?.details, ...details };
      const misfit = spec.misfit?.({ ...row, details: merged, chargeId: row.charge_id }) ?? null;
      if (misfit !== null) return refuse(misfit, { path: ["details"] });
      await keepDetails(context, { caseId, lineId, details: merged });
    }
    const written = await insertAct(context, { agencyId: row.agency_id, caseId, lineId }, { ...facts, act });
    if (!written) return refuse("added-already");
    await keepState(context, lineId, of.to ?? row.state);
    await hooks.after?.(context, { caseId, row, act: { ...facts, act } });
    context.opened([caseId], [spec.kind]);
    context.emit("court.line-recorded", { caseId, lineId });
    return one(context, lineId);
  }

  const strike = action({
    name: `court.strike-${spec.kind}-act`,
    about:
      "Strikes an act that was written wrongly, with the reason; it stays readable, and what follows is computed without it.",
    needs: spec.needs,
    input: z.object({ lineId: z.uuid(), actId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
    output: Line,
    refusals: ["may-not", "others-follow"],
    emits: ["court.line-recorded"],
  }).run(async (context) => {
    const { lineId, actId, reason } = context.input;
    const row = await lineToChange(context, spec, lineId);
    const caseId = row.dossier_id;
    const part = await courtCaseToWrite(context, caseId);
    if (isRefusal(part)) return part;
    refuseStale(row.version, context.expects);
    const [before] = await linesOf(context, spec, { caseId, rows: [row], writes: false });
    const acts = standing(before?.acts ?? []);
    if (!acts.some((one) => one.actId === actId)) throw new NotFound();
    const state = stateAfter(
      spec,
      acts.filter((one) => one.actId !== actId),
    );
    if (state === undefined || state === null) return refuse("others-follow", { path: ["actId"] });
    await strikeAct(context, { agencyId: row.agency_id, caseId, lineId }, { actId, reason });
    await keepState(context, lineId, state);
    context.opened([caseId], [spec.kind]);
    context.emit("court.line-recorded", { caseId, lineId });
    return one(context, lineId);
  });

  const list = question({
    name: `court.list-${spec.nouns}`,
    about: `All ${spec.about}, with their acts.`,
    needs: "court.read",
    audited: true,
    input: z.object({ caseId: z.uuid() }),
    output: z.object({ items: z.array(Line), writes: z.boolean() }),
  }).run(async (context) => {
    const { caseId } = context.input;
    const { level } = await findCourtCase(context, { caseId });
    const rows = await lineRows(context, spec, { caseId });
    context.opened([caseId], [spec.kind]);
    const writes = level !== "read" && context.actor.rights.has(spec.needs);
    return { items: await linesOf(context, spec, { caseId, rows, writes: level !== "read" }), writes };
  });

  async function one(context: QuestionContext<unknown>, lineId: string): Promise<Line> {
    const rows = await lineRows(context, spec, { lineId });
    const [found] = await linesOf(context, spec, { caseId: rows[0]?.dossier_id ?? "", rows, writes: true });
    if (found === undefined) throw new Error("a line that was written has gone");
    return found;
  }

  return { actions: [...spec.acts.map(recorder), strike], questions: [list] };
}

function incomplete(of: ActSpec, { reason, amount }: Pick<ActFacts, "reason" | "amount">) {
  if (of.reason === "required" && reason === "") return refuse("say-why", { path: ["reason"] });
  if (of.amount === "required" && amount === undefined) return refuse("say-how-much", { path: ["amount"] });
  if (amount !== undefined && unitsOf(amount) <= 0n)
    return refuse("not-more-than-nothing", { path: ["amount"] });
  return null;
}

function exceeds(amount: Money, left: Money): boolean {
  return amount.currency !== left.currency || unitsOf(amount) > unitsOf(left);
}

function refuseStale(found: number, expects: number | undefined): void {
  if (expects !== undefined && expects !== found) throw new Stale({ yours: expects, theirs: found });
}
