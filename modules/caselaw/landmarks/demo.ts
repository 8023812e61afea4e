import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { DemoWorld } from "#kernel/module";
import { openDraft, publishInside } from "../keep-judgment.ts";
import { readLandmarks } from "./read-landmarks.ts";

const Waiting = z.object({
  items: z.array(
    z.object({ reviewId: z.string(), kind: z.string(), recordId: z.string(), version: z.int() }),
  ),
});

/** Brings the landmark judgments in as one collection, which a second editor then opens to everybody. */
export async function demo(world: DemoWorld): Promise<void> {
  const importId = randomUUID();
  await world.inTxAs("editor", async (context) => {
    for (const judgment of readLandmarks()) {
      const judgmentId = randomUUID();
      await openDraft(context, { judgmentId, judgment, origin: "demonstration", importId });
      await publishInside(context, { judgmentId });
    }
  });
  await world.callAs("editor", "caselaw.open-import", { importId });
  const { items } = Waiting.parse(await world.callAs("second-editor", "review.list-waiting", {}));
  for (const { reviewId, recordId, version } of items)
    if (recordId === importId)
      await world.callAs("second-editor", "review.approve-review", { reviewId, version });
}
