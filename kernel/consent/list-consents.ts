import { sql } from "kysely";
import { z } from "zod";
import { question } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { Consent, Exception } from "./consent.ts";
import { readConsents, readExceptions } from "./rows.ts";

export const listConsents = question({
  name: "consent.list-consents",
  about:
    "What a person agreed to and took back, and what was shared without consent, as far as the reader's access opens it.",
  needs: "consent.read",
  audited: true,
  input: z.object({ personId: z.uuid() }),
  output: z.object({ items: z.array(Consent), exceptions: z.array(Exception) }),
}).run(async (context) => {
  const { input, tx, opened } = context;
  const seen = await sql<{ ok: boolean }>`select access.may_see(${input.personId}::uuid) as ok`.execute(tx);
  if (!seen.rows[0]?.ok) throw new NotFound();
  const items = await readConsents(context, input);
  const exceptions = await readExceptions(context, input.personId);
  const dossiers = [...items, ...exceptions].map((one) => one.dossierId);
  opened([...new Set([input.personId, ...dossiers])], ["consent"]);
  return { items, exceptions };
});
