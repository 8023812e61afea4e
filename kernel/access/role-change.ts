import { sql } from "kysely";
import { NotFound, type QuestionContext, refuse } from "#kernel/action";
import type { Tx } from "../database/tx.ts";
import { askReview, type Reviewable, type Shown } from "../review/reviewable.ts";
import { askWord } from "./answers.ts";

/** Roles that open files, accounts or the audit are given by two people; the database keeps to it (access.weigh_roles). */

type Proposed = {
  version: number;
  name: string;
  email: string;
  agency: Record<string, string>;
  is_service: boolean;
  held: string[];
  waiting: string[];
};

async function proposedRoles(tx: Tx, accountId: string): Promise<Proposed | undefined> {
  const { rows } = await sql<Proposed>`select * from access.proposed_roles(${accountId}::uuid)`.execute(tx);
  return rows[0];
}

async function show({ tx, actor }: QuestionContext<unknown>, accountId: string): Promise<Shown | null> {
  const found = await proposedRoles(tx, accountId);
  if (!found) return null;
  const text = (name: string, value: string) => ({
    label: `account:field.${name}`,
    before: value,
    after: value,
  });
  const role = (name: string, before: boolean) => ({
    label: "account:field.role",
    before: before ? `web:role.${name}` : null,
    after: `web:role.${name}`,
    texts: true,
  });
  return {
    version: found.version,
    lines: [
      text(found.is_service ? "program" : "name", found.name),
      ...(found.is_service ? [] : [text("email", found.email)]),
      text("agency", found.agency[actor.lang] ?? found.agency.en ?? ""),
      ...found.held.map((name) => role(name, true)),
      ...found.waiting.map((name) => role(name, false)),
    ],
  };
}

/** Roles of an account wait for another administrator or an auditor, of whichever agency. */
export const rolesReview: Reviewable = {
  kind: "account.roles",
  needs: "account.confirm-roles",
  anywhere: true,
  show,
  async approved({ tx }, accountId) {
    const word = await askWord(tx, sql`access.confirm_roles(${accountId}::uuid)`);
    return word === "done" ? undefined : refuse("overtaken");
  },
};

/** Asks for the second person where the database said `waiting`; whether roles wait. */
export async function askSecondPerson(tx: Tx, accountId: string, word: string): Promise<boolean> {
  if (word !== "waiting") return false;
  const found = await proposedRoles(tx, accountId);
  if (!found) throw new NotFound();
  await askReview(tx, rolesReview, { recordId: accountId, version: found.version });
  return true;
}

/** Roles that wait, and roles that one person gave alone, by account. */
export async function roleMarks(
  tx: Tx,
): Promise<(accountId: string) => { waiting: string[]; alone: string[] }> {
  const { rows } = await sql<{ account_id: string; waiting: string[]; alone: string[] }>`
    select * from access.role_marks()`.execute(tx);
  const marks = new Map(rows.map(({ account_id, waiting, alone }) => [account_id, { waiting, alone }]));
  return (accountId) => marks.get(accountId) ?? { waiting: [], alone: [] };
}
