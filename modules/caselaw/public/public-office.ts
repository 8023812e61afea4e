import { randomUUID } from "node:crypto";
import type { TestAccount, TestKernel } from "#kernel/testing";
import { buildJudgment } from "../builders.ts";

type Change = Parameters<typeof buildJudgment>[0];
type Waiting = { items: { reviewId: string; recordId: string; version: number }[] };

/** For tests: two editors who let judgments be published, as people do. */
export type PublicOffice = {
  readonly editor: TestAccount;
  readonly draft: (change?: Change) => Promise<{ judgmentId: string; code: string }>;
  /** Asks for its publication, and lets it through as the other one. */
  readonly letThrough: (judgmentId: string, audience: "inside" | "everybody") => Promise<void>;
  readonly publish: (
    audience: "inside" | "everybody",
    change?: Change,
  ) => Promise<{ judgmentId: string; code: string }>;
};

export async function openPublicOffice(kernel: TestKernel): Promise<PublicOffice> {
  const agencyId = await kernel.openAgency("justice");
  const editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const colleague = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const draft: PublicOffice["draft"] = async (change = {}) => {
    const input = { judgmentId: randomUUID(), judgment: buildJudgment(change) };
    return (await editor.callByName("caselaw.open-draft", input)) as { judgmentId: string; code: string };
  };
  const letThrough: PublicOffice["letThrough"] = async (judgmentId, audience) => {
    await editor.callByName("caselaw.ask-publication", { judgmentId, audience });
    const { items } = (await colleague.callByName("review.list-waiting", {})) as Waiting;
    const found = items.find(({ recordId }) => recordId === judgmentId);
    if (!found) throw new Error("nothing waits");
    const { reviewId, version } = found;
    await colleague.callByName("review.approve-review", { reviewId, version });
  };
  return {
    editor,
    draft,
    letThrough,
    async publish(audience, change) {
      const made = await draft(change);
      await letThrough(made.judgmentId, audience);
      return made;
    },
  };
}
