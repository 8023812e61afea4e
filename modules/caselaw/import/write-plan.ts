import { randomUUID } from "node:crypto";
import { ImportProblem, Marks, marksOf, type UndoContext, type WorkContext } from "#kernel/import";
import { dropImported, heldJudgment, openDraft, publishInside, writeVersion } from "../keep-judgment.ts";
import { Judgment } from "../words/index.ts";
import type { Planned, Standing } from "./plan.ts";

type Before = { version: number; published: boolean; judgment: Judgment };

/** Changes one judgment that stands here, and remembers what stood there. What an editor wrote becomes a draft again. */
export async function changeStanding(
  context: WorkContext,
  marks: Marks,
  { target, judgment }: { target: Standing; judgment: Judgment },
): Promise<void> {
  const published = target.state === "published" && target.origin !== "editor";
  await writeVersion(context, target.judgmentId, judgment);
  if (published) await publishInside(context, { judgmentId: target.judgmentId });
  const before: Before = { version: target.version + 1, published, judgment: target.judgment };
  await marks.add({ kind: "updated", what: "judgment", subject: target.judgmentId, before });
}

/** Writes what was planned in the caller's transaction: new records are published to signed-in readers at once. */
export async function writePlan(
  context: WorkContext,
  {
    importId,
    planned,
    publishes,
    onStep,
  }: {
    importId: string;
    planned: readonly Planned[];
    publishes: boolean;
    onStep: (done: number) => Promise<void>;
  },
): Promise<{ created: number; updated: number }> {
  const marks = new Marks(context, importId);
  let created = 0;
  let updated = 0;
  for (const [at, { judgment, target, done }] of planned.entries()) {
    if (at % 50 === 0) await onStep(at);
    if (done === "left-out") continue;
    if (done === "updated" && target !== null) {
      await changeStanding(context, marks, { target, judgment });
      updated += 1;
      continue;
    }
    const judgmentId = randomUUID();
    await openDraft(context, { judgmentId, judgment, origin: "import", importId });
    if (publishes) await publishInside(context, { judgmentId });
    created += 1;
  }
  return { created, updated };
}

/** Takes an import back: what it made goes, what it changed is as it was. What was worked on since stops the undo. */
export async function undoRecords({ importId, inTx }: UndoContext): Promise<void> {
  await inTx(async (context) => {
    for (const mark of await marksOf(context, importId)) {
      if (mark.kind !== "updated") continue;
      const before = mark.before as Before;
      const held = await heldJudgment(context, mark.subject);
      if (held.version !== before.version || held.removed) throw new ImportProblem("changed-since");
      await writeVersion(context, mark.subject, Judgment.parse(before.judgment));
      if (before.published) await publishInside(context, { judgmentId: mark.subject });
    }
    await dropImported(context, importId);
  });
}
