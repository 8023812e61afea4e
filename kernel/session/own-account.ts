import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question } from "#kernel/action";
import { roleMarks } from "../access/role-change.ts";
import type { Tx } from "../database/tx.ts";
import { Lang } from "../i18n/lang.ts";

type OwnRow = {
  account_id: string;
  name: string;
  email: string;
  lang: string;
  agency_id: string;
  agency: Record<string, string>;
  agency_kind: string;
  unit_id: string | null;
  unit: Record<string, string> | null;
  roles: string[];
  has_totp: boolean;
  password_hash: string | null;
  totp_secret: Buffer | null;
  demonstration: boolean;
};

/** The row of the entered actor's own account. */
export async function ownAccount(tx: Tx): Promise<OwnRow> {
  const { rows } = await sql<OwnRow>`select * from access.own_account()`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

function nameIn(names: Record<string, string>, lang: string): string {
  return names[lang] ?? names.en ?? Object.values(names)[0] ?? "";
}

export const getSession = question({
  name: "session.get-session",
  about: "Who is signed in, with which roles and rights.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    accountId: z.uuid(),
    name: z.string(),
    email: z.string(),
    agency: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
    unit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    roles: z.array(z.string()),
    waiting: z.array(z.string()).describe("roles that wait for a second person"),
    rights: z.array(z.string()),
    lang: Lang,
    hasTotp: z.boolean(),
    demonstration: z.boolean(),
    breakGlass: z.array(z.object({ dossierCode: z.string(), until: z.string() })),
  }),
}).run(async ({ tx, actor, now }) => {
  const own = await ownAccount(tx);
  const glass = await sql<{
    code: string;
    until: Date | null;
    own: boolean;
  }>`select code, until, own from access.broken_glass()`.execute(tx);
  return {
    accountId: own.account_id,
    name: own.name,
    email: own.email,
    agency: { id: own.agency_id, name: nameIn(own.agency, own.lang), kind: own.agency_kind },
    unit: own.unit_id && own.unit ? { id: own.unit_id, name: nameIn(own.unit, own.lang) } : null,
    roles: own.roles,
    waiting: (await roleMarks(tx))(own.account_id).waiting,
    rights: [...actor.rights].sort(),
    lang: Lang.parse(own.lang),
    hasTotp: own.has_totp,
    demonstration: own.demonstration,
    breakGlass: glass.rows.flatMap((row) =>
      row.own && row.until && row.until > now
        ? [{ dossierCode: row.code, until: row.until.toISOString() }]
        : [],
    ),
  };
});

export const setLanguage = action({
  name: "session.set-language",
  about: "The language in which Palermo speaks to the reader.",
  needs: "signed-in",
  input: z.object({ lang: Lang }),
  output: z.object({ lang: Lang }),
}).run(async ({ input, tx }) => {
  await sql`select access.set_own_lang(${input.lang})`.execute(tx);
  return { lang: input.lang };
});
