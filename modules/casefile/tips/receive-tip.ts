import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { openDossier } from "#kernel/access";
import { action, refuse } from "#kernel/action";
import { DeadlineWish, makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import type { Lang } from "#kernel/words";
import { text } from "../text.ts";
import { Tip, TipKind, TipSource, tipDossier } from "./tip.ts";
import { findTip, type TipColumn, tipPlace, wholeTip } from "./tip-rows.ts";

/** Hours in which a desk looks at what came in. */
const hoursToTriage = { urgent: 24, other: 120 } as const;

export const receiveTip = action({
  name: "casefile.receive-tip",
  about:
    "Takes in a tip or a suspicious-activity report before there is a case. Colleagues of the agency may work on it, unless it is kept to the one who takes it in. A deadline waits for its triage.",
  needs: "casefile.work-tips",
  input: z.object({
    tipId: z.uuid().describe("made by the client"),
    kind: TipKind,
    source: TipSource,
    receivedAt: z.iso.datetime({ offset: true }),
    urgent: z.boolean().default(false),
    told: z.string().trim().min(1).max(50_000),
    reference: z.string().trim().max(200).default("").describe("the source's own number"),
    reporter: z.string().trim().max(1000).default("").describe("how the source can be reached; sealed"),
    restricted: z.boolean().default(false).describe("for me alone, e.g. where a colleague is accused"),
  }),
  output: Tip,
  refusals: ["not-yet", "received-already"],
  emits: ["casefile.tip-received"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { tipId } = input;
  if (Date.parse(input.receivedAt) > now.getTime() + 300_000)
    return refuse("not-yet", { path: ["receivedAt"] });
  const again = await sql`select from casefile.tip where tip_id = ${tipId}::uuid`.execute(tx);
  if (again.rows.length > 0) return refuse("received-already");
  const { agencyId, code } = await openDossier(tx, { ...tipDossier, dossierId: tipId });
  await vault.createKey(tipId);
  const sealed = (column: TipColumn, words: string) =>
    vault.seal(tipId, tipPlace(tipId, column), words || null);
  if (!input.restricted)
    await sql`
      select access.give_grant(${tipId}::uuid, 'investigation', 'contribute', 'agency', ${actor.agencyId}::uuid, 'case-work', '', 'team', null)`.execute(
      tx,
    );
  const deadlineId = randomUUID();
  const term = DeadlineWish.omit({ title: true }).parse({
    unit: "hours",
    amount: hoursToTriage[input.urgent ? "urgent" : "other"],
    zone: "UTC",
    country: "ZZ",
    steps: [
      { when: { share: 0.75 }, to: { account: actor.accountId } },
      { when: { hoursBefore: 0 }, to: { role: "investigator" } },
    ],
  });
  const ids = { deadlineId, dossierId: tipId, compartment: "investigation" } as const;
  const wish = { ...term, title: (lang: Lang) => text(lang, "tips.deadline", { code }) };
  await makeDeadline(context, await partsOf(tx, tipId), { ids, wish });
  await sql`
    insert into casefile.tip (agency_id, tip_id, dossier_id, code, kind, source, received_at, urgent, told, reference, reporter, deadline_id, received_by)
    values (${agencyId}::uuid, ${tipId}::uuid, ${tipId}::uuid, ${code}, ${input.kind}, ${input.source}, ${input.receivedAt}::timestamptz,
      ${input.urgent}, ${await sealed("told", input.told)}, ${await sealed("reference", input.reference)},
      ${await sealed("reporter", input.reporter)}, ${deadlineId}::uuid, ${actor.accountId}::uuid)`.execute(
    tx,
  );
  opened([tipId], ["tip"]);
  emit("casefile.tip-received", { tipId });
  return wholeTip(context, await findTip(context, { tipId }));
});
