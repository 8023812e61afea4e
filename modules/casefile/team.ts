import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "#kernel/action";
import { Level } from "#kernel/words";

/** Parts of a case that its team works in. Support is given apart, by name and with a reason. */
const teamParts = ["identity", "investigation", "prosecution"] as const;

export const TeamMember = z.object({
  kind: z.enum(["account", "unit", "agency"]),
  id: z.uuid(),
  level: Level.default("contribute"),
});
export type TeamMember = z.infer<typeof TeamMember>;

type Tx = Context<unknown>["tx"];

/** Grants the team its parts of the case; the roles of each member still cap what is opened. False when one is unknown. */
export async function giveTeam(tx: Tx, caseId: string, team: readonly TeamMember[]): Promise<boolean> {
  for (const { kind, id, level } of team) {
    for (const part of teamParts) {
      const { rows } = await sql<{ word: string }>`
        select access.give_grant(${caseId}::uuid, ${part}, ${level}, ${kind}, ${id}::uuid, 'case-work', '', 'team', null) as word
      `.execute(tx);
      if (rows[0]?.word !== "done") return false;
    }
  }
  return true;
}
