import { sql } from "kysely";
import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { action } from "../action/declare.ts";
import { refuse } from "../action/refusal.ts";
import { partsOf, refuseReadOnly } from "../part/index.ts";
import { Link } from "./link.ts";
import { link } from "./link-records.ts";
import { linkAnew } from "./link-row.ts";

/** The action over the kinds that kernel and modules declare. */
export function makeLinkAction(kinds: readonly string[]) {
  return action({
    name: "link.make-link",
    about:
      "Links a dossier or a record of it with another, in a compartment that is open to the actor at both ends.",
    needs: "link.make",
    input: z.object({
      linkId: z.uuid().describe("made by the client"),
      kind: z
        .string()
        .max(80)
        .describe(`one of ${kinds.join(", ")}`),
      compartment: Compartment,
      dossierId: z.uuid(),
      recordId: z.uuid().optional(),
      toCode: z.string().trim().max(20).describe("code of the other dossier"),
      toRecordId: z.uuid().optional(),
      reason: z.string().trim().min(1).max(1000).describe("why they belong together"),
    }),
    output: Link,
    refusals: ["read-only", "no-such-kind", "no-such-record", "to-itself", "linked-already"],
    emits: ["link.made"],
  }).run(async (context) => {
    const { input, tx, opened, emit } = context;
    const { linkId, kind, compartment, dossierId, recordId, reason } = input;
    const shut = refuseReadOnly(await partsOf(tx, dossierId), compartment);
    if (shut) return shut;
    if (!kinds.includes(kind)) return refuse("no-such-kind", { path: ["kind"] });
    const { rows } = await sql<{ id: string | null }>`
      select link.find_end(${input.toCode}, ${compartment}) as id`.execute(tx);
    const other = rows[0]?.id;
    // One sentence for a code that does not exist and for a dossier that is not open to this reader in this part.
    if (!other) return refuse("no-such-record", { path: ["toCode"] });
    if (other === dossierId && recordId === input.toRecordId)
      return refuse("to-itself", { path: ["toCode"] });
    const answer = await link(context, {
      linkId,
      kind,
      compartment,
      reason,
      from: { dossierId, recordId },
      to: { dossierId: other, recordId: input.toRecordId },
    });
    if (answer === "not-found") return refuse("no-such-record", { path: ["toCode"] });
    if (answer !== "done") return refuse(answer);
    opened([dossierId, other], [`link.${compartment}`]);
    emit("link.made", { linkId });
    return linkAnew(context, { dossierId, linkId });
  });
}
