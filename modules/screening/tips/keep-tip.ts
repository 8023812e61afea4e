import { sql } from "kysely";
import { openDossier } from "#kernel/access";
import { action } from "#kernel/action";
import { KeepTip, Tip } from "../screening.ts";
import { findTip, sealTip, wholeTip } from "./tip-rows.ts";

/** A tip as a dossier of its own: it is no screening, and nothing is known of the person yet. */
export const tipDossier = { kind: "tip", letter: "T", compartments: ["support"] } as const;

export const keepTip = action({
  name: "screening.keep-tip",
  about: "Keeps what a third party told of somebody who may need help. It starts no screening.",
  needs: "screening.interview",
  input: KeepTip,
  output: Tip,
  emits: ["screening.tip-kept"],
}).run(async (context) => {
  const { input, tx, vault, now, opened, emit } = context;
  const { tipId, teller, urgent } = input;
  const { agencyId, code } = await openDossier(tx, { ...tipDossier, dossierId: tipId });
  await vault.createKey(tipId);
  const told = await sealTip(context, tipId, "told", input.told);
  await sql`
    insert into screening.tip (agency_id, tip_id, dossier_id, code, teller, urgent, told, received_at)
    values (${agencyId}::uuid, ${tipId}::uuid, ${tipId}::uuid, ${code}, ${teller}, ${urgent}, ${told}, ${now})`.execute(
    tx,
  );
  opened([tipId], ["told"]);
  emit("screening.tip-kept", { tipId });
  return wholeTip(context, await findTip(context, tipId));
});
