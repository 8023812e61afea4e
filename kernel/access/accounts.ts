import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { Lang } from "../i18n/lang.ts";
import { listAgencies, openAgency, openUnit } from "./agencies.ts";
import { askWord } from "./answers.ts";
import { confirmReset, listResets, startReset, stopReset } from "./resets.ts";
import { askSecondPerson, roleMarks, rolesReview } from "./role-change.ts";
import {
  listServiceAccounts,
  makeServiceToken,
  openServiceAccount,
  revokeServiceToken,
} from "./service-accounts.ts";
import { locales } from "./text.ts";

const Names = z.record(z.string(), z.string());
const Account = z.object({
  accountId: z.uuid(),
  name: z.string(),
  email: z.string(),
  agency: Names,
  agencyId: z.uuid(),
  unit: Names.nullable(),
  roles: z.array(z.string()),
  waiting: z.array(z.string()).describe("roles that wait for a second person"),
  alone: z.array(z.string()).describe("roles that one person gave, when there was no second"),
  hasSecondStep: z.boolean().describe("an authenticator app or a passkey"),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  may: z.array(z.enum(["set-roles", "close-account", "start-reset"])),
});

const mayDo: readonly z.infer<typeof Account>["may"][number][] = [
  "set-roles",
  "close-account",
  "start-reset",
];

type AccountRow = {
  account_id: string;
  name: string;
  email: string;
  agency: Record<string, string>;
  agency_id: string;
  unit: Record<string, string> | null;
  roles: string[];
  has_totp: boolean;
  has_passkey: boolean;
  opened_at: Date;
  closed_at: Date | null;
};

export const listAccounts = question({
  name: "account.list-accounts",
  about: "Every person with an account: agency, unit and roles.",
  needs: "account.manage",
  input: z.object({}),
  output: z.object({ items: z.array(Account), next: z.null(), roles: z.array(z.string()) }),
}).run(async ({ tx, actor }) => {
  const { rows } = await sql<AccountRow>`
    select a.*, m.has_passkey from access.list_accounts() a join access.account_marks() m using (account_id)
    where not m.is_service`.execute(tx);
  const marksOf = await roleMarks(tx);
  const roles = await sql<{ role: string }>`select role from access.list_roles() role`.execute(tx);
  return {
    next: null,
    roles: roles.rows.map((row) => row.role),
    items: rows.map((row) => ({
      accountId: row.account_id,
      name: row.name,
      email: row.email,
      agency: row.agency,
      agencyId: row.agency_id,
      unit: row.unit,
      roles: row.roles,
      ...marksOf(row.account_id),
      hasSecondStep: row.has_totp || row.has_passkey,
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      may: row.closed_at === null && row.account_id !== actor.accountId ? [...mayDo] : [],
    })),
  };
});

export const openAccount = action({
  name: "account.open-account",
  about:
    "Opens an account; its holder chooses the password through a link that is shown once and holds seven days. Roles beyond the light ones work once a second person has confirmed them.",
  needs: "account.manage",
  input: z.object({
    agencyId: z.uuid(),
    unitId: z.uuid().optional(),
    email: z.email().max(254),
    name: z.string().min(1).max(200),
    lang: Lang.default("en"),
    roles: z.array(z.string()).min(1),
  }),
  output: z.object({ accountId: z.uuid(), invitation: z.string(), waits: z.boolean() }),
  refusals: ["address-taken", "no-such-role"],
}).run(async ({ input, tx }) => {
  const accountId = randomUUID();
  const invitation = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(invitation).digest();
  const word = await askWord(
    tx,
    sql`access.open_account(${accountId}, ${input.agencyId}, ${input.unitId ?? null}, ${input.email}, ${input.name}, ${input.lang}, ${[...input.roles]}::text[], ${hash})`,
  );
  if (word === "not-found") throw new NotFound();
  if (word === "address-taken") return refuse(word, { path: ["email"] });
  if (word === "no-such-role") return refuse(word, { path: ["roles"] });
  return { accountId, invitation, waits: await askSecondPerson(tx, accountId, word) };
});

export const setRoles = action({
  name: "account.set-roles",
  about:
    "Gives an account other roles. Nobody changes their own; what is added beyond the light roles waits for a second person, what is taken away goes at once.",
  needs: "account.manage",
  input: z.object({ accountId: z.uuid(), roles: z.array(z.string()).min(1) }),
  output: z.object({ accountId: z.uuid(), waits: z.boolean() }),
  refusals: ["not-by-oneself", "no-such-role"],
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.set_roles(${input.accountId}, ${[...input.roles]}::text[])`);
  if (word === "not-found") throw new NotFound();
  if (word === "not-by-oneself" || word === "no-such-role") return refuse(word, { path: ["roles"] });
  return { accountId: input.accountId, waits: await askSecondPerson(tx, input.accountId, word) };
});

export const closeAccount = action({
  name: "account.close-account",
  about: "Closes an account and ends its sessions; what it did stays on record.",
  needs: "account.manage",
  input: z.object({ accountId: z.uuid() }),
  output: z.object({ accountId: z.uuid() }),
  refusals: ["not-by-oneself"],
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.close_account(${input.accountId})`);
  if (word === "not-found") throw new NotFound();
  if (word === "not-by-oneself") return refuse(word);
  return input;
});

export const accountParts = {
  name: "account",
  actions: [
    openAccount,
    setRoles,
    closeAccount,
    openAgency,
    openUnit,
    startReset,
    confirmReset,
    stopReset,
    openServiceAccount,
    makeServiceToken,
    revokeServiceToken,
  ],
  questions: [listAccounts, listAgencies, listResets, listServiceAccounts],
  reviews: [rolesReview],
  locales,
};
