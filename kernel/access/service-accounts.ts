import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { MadeToken, makeTokenOf, NewToken, Token, tokensOf } from "../session/tokens.ts";
import { askWord } from "./answers.ts";
import { askSecondPerson, roleMarks } from "./role-change.ts";

/** Accounts of programs: an agency's, without a password, reached by access tokens alone. */

export const openServiceAccount = action({
  name: "account.open-service-account",
  about:
    "Opens an account for a program of an agency; it comes in by access tokens alone. Roles beyond the light ones work once a second person has confirmed them.",
  needs: "account.manage",
  input: z.object({
    agencyId: z.uuid(),
    name: z.string().trim().min(1).max(200),
    roles: z.array(z.string()).min(1),
  }),
  output: z.object({ accountId: z.uuid(), waits: z.boolean() }),
  refusals: ["no-such-role"],
}).run(async ({ input, tx }) => {
  const accountId = randomUUID();
  const word = await askWord(
    tx,
    sql`access.open_service_account(${accountId}, ${input.agencyId}, ${input.name}, ${[...input.roles]}::text[])`,
  );
  if (word === "no-such-role") return refuse(word, { path: ["roles"] });
  if (word === "not-found") throw new NotFound();
  return { accountId, waits: await askSecondPerson(tx, accountId, word) };
});

export const listServiceAccounts = question({
  name: "account.list-service-accounts",
  about: "The accounts of programs, with their access tokens.",
  needs: "account.manage",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        accountId: z.uuid(),
        name: z.string(),
        agency: z.record(z.string(), z.string()),
        roles: z.array(z.string()),
        waiting: z.array(z.string()).describe("roles that wait for a second person"),
        alone: z.array(z.string()).describe("roles that one person gave, when there was no second"),
        openedAt: z.string(),
        tokens: z.array(Token),
      }),
    ),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<{
    account_id: string;
    name: string;
    agency: Record<string, string>;
    roles: string[];
    opened_at: Date;
  }>`select * from access.service_accounts()`.execute(tx);
  const marksOf = await roleMarks(tx);
  const items = [];
  for (const row of rows) {
    items.push({
      accountId: row.account_id,
      name: row.name,
      agency: row.agency,
      roles: row.roles,
      ...marksOf(row.account_id),
      openedAt: row.opened_at.toISOString(),
      tokens: await tokensOf(tx, row.account_id),
    });
  }
  return { items };
});

export const makeServiceToken = action({
  name: "account.make-service-token",
  about: "Makes an access token for a service account; it is shown once, and the auditors are told.",
  needs: "account.manage",
  input: NewToken.extend({ accountId: z.uuid() }),
  output: MadeToken,
  refusals: ["sign-in-again", "no-such-role", "too-many"],
}).run(async ({ input, tx, actor }) => {
  if (input.accountId === actor.accountId) throw new NotFound();
  const { word, ...made } = await makeTokenOf(tx, input);
  if (word === "no-such-role") return refuse(word, { path: ["roles"] });
  if (word === "sign-in-again" || word === "too-many") return refuse(word);
  if (word !== "done") throw new NotFound();
  return made;
});

export const revokeServiceToken = action({
  name: "account.revoke-service-token",
  about: "Ends an access token of a service account at once.",
  needs: "account.manage",
  input: z.object({ tokenId: z.uuid() }),
  output: z.object({ tokenId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.end_token(${input.tokenId})`);
  if (word !== "done") throw new NotFound();
  return input;
});
