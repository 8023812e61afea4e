import { randomUUID } from "node:crypto";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { buildJudgment } from "./builders.ts";
import { askPublication } from "./edit/ask-publication.ts";
import { openDraftAction } from "./edit/open-draft.ts";
import { caselaw } from "./index.ts";

type Made = { readonly judgmentId: string; readonly code: string };
type Change = Parameters<typeof buildJudgment>[0];

type Waiting = {
  items: {
    reviewId: string;
    recordId: string;
    version: number;
    changed: boolean;
    lines: { label: string; after: string | null }[];
  }[];
};

/** Two editors and a reader of one agency and an editor of another; for tests of what becomes of a judgment. */
export type EditGround = {
  readonly kernel: TestKernel;
  readonly editor: TestAccount;
  readonly colleague: TestAccount;
  readonly elsewhere: TestAccount;
  readonly reader: TestAccount;
  /** A draft of the editor's. */
  readonly draft: (change?: Change) => Promise<Made>;
  /** A draft that the colleague has let out. */
  readonly publish: (change?: Change, audience?: "inside" | "everybody") => Promise<Made>;
};

/** What waits for a decision on a record, as this person sees it. */
export async function waiting(who: TestAccount, recordId: string) {
  const { items } = (await who.callByName("review.list-waiting", {})) as Waiting;
  return items.find((one) => one.recordId === recordId);
}
export async function approve(who: TestAccount, recordId: string): Promise<void> {
  const found = await waiting(who, recordId);
  if (!found) throw new Error("nothing waits");
  await who.callByName("review.approve-review", { reviewId: found.reviewId, version: found.version });
}

export async function openEditGround(): Promise<EditGround> {
  const kernel = await openTestKernel({ modules: [caselaw] });
  const agencyId = await kernel.openAgency("justice");
  const editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const colleague = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const agencyElsewhere = await kernel.openAgency("justice");
  const elsewhere = await kernel.openAccount({ agencyId: agencyElsewhere, roles: ["editor"] });
  const reader = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  const draft: EditGround["draft"] = (change = {}) =>
    editor.call(openDraftAction, { judgmentId: randomUUID(), judgment: buildJudgment(change) });
  return {
    ...{ kernel, editor, colleague, elsewhere, reader, draft },
    async publish(change = {}, audience = "inside") {
      const made = await draft(change);
      await editor.call(askPublication, { judgmentId: made.judgmentId, audience });
      await approve(colleague, made.judgmentId);
      return made;
    },
  };
}
