import { randomUUID } from "node:crypto";
import { openTestKernel } from "#kernel/testing";
import { buildJudgment } from "./builders.ts";
import { askPublication } from "./edit/ask-publication.ts";
import { openDraftAction } from "./edit/open-draft.ts";
import { findPublished } from "./find-published.ts";
import { caselaw } from "./index.ts";

type Change = Parameters<typeof buildJudgment>[0];
type Account = Awaited<ReturnType<Awaited<ReturnType<typeof openTestKernel>>["openAccount"]>>;
type Waiting = {
  items: {
    reviewId: string;
    recordId: string;
    version: number;
    lines: { label: string; after: string | null }[];
  }[];
};

/** Two editors of one agency, one of another, and a reader, over a database of their own. */
export async function openCaselawGround() {
  const kernel = await openTestKernel({ modules: [caselaw] });
  const agencyId = await kernel.openAgency("justice");
  const editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const colleague = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const elsewhere = await kernel.openAccount({
    agencyId: await kernel.openAgency("justice"),
    roles: ["editor"],
  });
  const reader = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });

  const draft = (change: Change = {}) =>
    editor.call(openDraftAction, { judgmentId: randomUUID(), judgment: buildJudgment(change) });

  async function waiting(who: Account, recordId: string) {
    const { items } = (await who.callByName("review.list-waiting", {})) as Waiting;
    return items.find((one) => one.recordId === recordId);
  }

  async function approve(who: Account, recordId: string): Promise<void> {
    const found = await waiting(who, recordId);
    if (!found) throw new Error("nothing waits");
    await who.callByName("review.approve-review", { reviewId: found.reviewId, version: found.version });
  }

  return {
    ...{ kernel, editor, colleague, elsewhere, reader, draft, waiting, approve },
    async publish(change: Change = {}, audience: "inside" | "everybody" = "inside") {
      const made = await draft(change);
      await editor.call(askPublication, { judgmentId: made.judgmentId, audience });
      await approve(colleague, made.judgmentId);
      return made;
    },
    published: (who: Account, code: string) => who.work(({ tx }) => findPublished(tx, code)),
    /** How many rows the public's own login sees of it. */
    async openly(code: string): Promise<number> {
      const { rows } = await kernel.database.public.query("select from caselaw.published where code = $1", [
        code,
      ]);
      return rows.length;
    },
  };
}
export type CaselawGround = Awaited<ReturnType<typeof openCaselawGround>>;
