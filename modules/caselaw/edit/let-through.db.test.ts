import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildJudgment } from "../builders.ts";
import { type CaselawGround, openCaselawGround } from "../test-ground.ts";
import { askPublication } from "./ask-publication.ts";

let ground: CaselawGround;
beforeAll(async () => {
  ground = await openCaselawGround();
});
afterAll(() => ground?.kernel.close());

/** What an editor could do who went past the actions. */
const setAudience = (judgmentId: string, audience: string) =>
  ground.editor.work(({ tx }) =>
    sql`update caselaw.published set audience = ${audience} where judgment_id = ${judgmentId}::uuid`.execute(
      tx,
    ),
  );
const propose = (judgmentId: string, facts: string) => {
  const content = JSON.stringify(buildJudgment({ facts: { lang: "en", text: facts } }));
  return ground.editor.work(({ tx }) =>
    sql`select caselaw.propose(${judgmentId}::uuid, ${content}::jsonb, 'everybody')`.execute(tx),
  );
};

describe("[L1] for whom a second person let a judgment through", () => {
  test("signed-in readers are not the public: the database tells an approval for the ones from one for the others", async () => {
    const { judgmentId, code } = await ground.publish({}, "inside");
    await expect(setAudience(judgmentId, "everybody")).rejects.toThrow("second person");
    // Proposing the approved version once more, for others, is no way round.
    await propose(judgmentId, "Workers were recruited abroad.");
    await expect(setAudience(judgmentId, "everybody")).rejects.toThrow("second person");
    expect(await ground.openly(code)).toBe(0);
    expect((await ground.published(ground.reader, code))?.audience).toBe("inside");
  });

  test("while it waits, neither its readers nor its words are exchanged under the second person's eyes", async () => {
    const { judgmentId, code } = await ground.draft();
    await ground.editor.call(askPublication, { judgmentId, audience: "inside" });
    await propose(judgmentId, "Something else.");
    await ground.approve(ground.colleague, judgmentId);
    expect(await ground.openly(code)).toBe(0);
    const shown = await ground.published(ground.reader, code);
    expect(shown?.judgment.facts?.text).toContain("greenhouses");
  });

  test("what was let through for everybody may be shown to signed-in readers alone", async () => {
    const { judgmentId, code } = await ground.publish({}, "everybody");
    expect(await ground.openly(code)).toBe(1);
    await setAudience(judgmentId, "inside");
    expect(await ground.openly(code)).toBe(0);
  });
});
