import type { Context } from "#kernel/action";
import { NotFound } from "#kernel/action";
import { type Held, heldJudgment, writeVersion } from "../keep-judgment.ts";

type Acting = Pick<Context<unknown>, "tx" | "now">;

/** The judgment of a file, of the actor's agency and still there. */
export async function judgmentOfFile(acting: Acting, judgmentId: string): Promise<Held> {
  const held = await heldJudgment(acting, judgmentId);
  if (held.removed) throw new NotFound();
  return held;
}

/**
 * What readers shall get has changed: a version that waits or is published becomes an earlier one, so that a second person
 * looks at the judgment with its files as they are now.
 */
export async function asNewVersion(acting: Acting, judgmentId: string, held: Held): Promise<void> {
  if (held.state === "in-review" || held.state === "published")
    await writeVersion(acting, judgmentId, held.judgment);
}
