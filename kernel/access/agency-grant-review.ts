import { sql } from "kysely";
import { type QuestionContext, refuse } from "#kernel/action";
import type { Reviewable, Shown } from "../review/reviewable.ts";
import { askWord } from "./answers.ts";

type Proposed = {
  agency: Record<string, string>;
  compartment: string;
  level: string;
  grantee_name: string | null;
  grantee_agency: Record<string, string> | null;
  purpose: string;
  reason: string;
  expires_at: Date | null;
};

async function show({ tx, actor }: QuestionContext<unknown>, grantId: string): Promise<Shown | null> {
  const { rows } = await sql<Proposed>`select * from access.proposed_agency_grant(${grantId}::uuid)`.execute(
    tx,
  );
  const found = rows[0];
  if (!found) return null;
  const named = (names: Record<string, string> | null) => names?.[actor.lang] ?? names?.en ?? null;
  const line = (name: string, after: string | null, texts = false) => ({
    label: `access:field.${name}`,
    before: null,
    after,
    texts,
  });
  const to = [found.grantee_name, named(found.grantee_agency)].filter((part) => part !== null);
  return {
    version: 1,
    lines: [
      line("over", named(found.agency)),
      line("to", to.join(" · ")),
      line("part", `web:compartment.${found.compartment}`, true),
      line("level", `web:level.${found.level}`, true),
      line("purpose", `web:purpose.${found.purpose}`, true),
      line("reason", found.reason),
      line("until", found.expires_at?.toISOString().slice(0, 10) ?? null),
    ],
  };
}

/** One compartment of all files of an agency waits for another administrator or an auditor, of whichever agency. */
export const agencyGrantReview: Reviewable = {
  kind: "access.agency-grant",
  needs: "access.confirm-agency-grant",
  anywhere: true,
  show,
  async approved({ tx }, grantId) {
    const word = await askWord(tx, sql`access.confirm_agency_grant(${grantId}::uuid)`);
    return word === "done" ? undefined : refuse("overtaken");
  },
};
