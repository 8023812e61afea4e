import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { askWord } from "../access/answers.ts";
import type { Tx } from "../database/tx.ts";

/** Access tokens: how programs come in. Shown once, kept as a hash, with some of the owner's roles and an end. */

export const NewToken = z.object({
  name: z.string().trim().min(1).max(80).describe("what the token is for"),
  roles: z.array(z.string()).min(1).describe("some or all of the account's roles"),
  days: z.int().min(1).max(365).describe("how long it holds"),
});

export const MadeToken = z.object({ tokenId: z.uuid(), token: z.string() });

export const Token = z.object({
  tokenId: z.uuid(),
  name: z.string(),
  roles: z.array(z.string()),
  maker: z.string(),
  madeAt: z.string(),
  until: z.string(),
  usedAt: z.string().nullable(),
});

type Row = {
  token_id: string;
  name: string;
  roles: string[];
  maker: string;
  made_at: Date;
  expires_at: Date;
  used_at: Date | null;
};

/** The beginning by which programs that look for leaked secrets know one. */
const mark = "palermo_";

/** Whether a text has the form of a token. */
export function isTokenText(text: string): boolean {
  return /^palermo_[\w-]{43}$/.test(text);
}

export async function makeTokenOf(
  tx: Tx,
  { accountId, name, roles, days }: z.infer<typeof NewToken> & { accountId: string },
): Promise<{ word: string; tokenId: string; token: string }> {
  const tokenId = randomUUID();
  const token = mark + randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest();
  const word = await askWord(
    tx,
    sql`access.make_token(${tokenId}, ${hash}, ${accountId}, ${name}, ${[...roles]}::text[], ${days})`,
  );
  return { word, tokenId, token };
}

export async function tokensOf(tx: Tx, accountId: string): Promise<z.infer<typeof Token>[]> {
  const { rows } = await sql<Row>`select * from access.tokens_of(${accountId})`.execute(tx);
  return rows.map((row) => ({
    tokenId: row.token_id,
    name: row.name,
    roles: row.roles,
    maker: row.maker,
    madeAt: row.made_at.toISOString(),
    until: row.expires_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
  }));
}

export const makeToken = action({
  name: "session.make-token",
  about: "Makes an access token for a program of one's own; it is shown once.",
  needs: "signed-in",
  input: NewToken,
  output: MadeToken,
  refusals: ["sign-in-again", "no-such-role", "too-many"],
}).run(async ({ input, tx, actor }) => {
  const { word, ...made } = await makeTokenOf(tx, { ...input, accountId: actor.accountId });
  if (word === "no-such-role") return refuse(word, { path: ["roles"] });
  if (word === "sign-in-again" || word === "too-many") return refuse(word);
  if (word !== "done") throw new NotFound();
  return made;
});

export const listTokens = question({
  name: "session.list-tokens",
  about: "The reader's own access tokens that still hold.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ items: z.array(Token) }),
}).run(async ({ tx, actor }) => ({ items: await tokensOf(tx, actor.accountId) }));

export const revokeToken = action({
  name: "session.revoke-token",
  about: "Ends an access token at once.",
  needs: "signed-in",
  input: z.object({ tokenId: z.uuid() }),
  output: z.object({ tokenId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.end_token(${input.tokenId})`);
  if (word !== "done") throw new NotFound();
  return input;
});
