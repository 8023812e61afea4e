import { sql } from "kysely";
import { type Refusal, refuse } from "../action/refusal.ts";
import type { Tx } from "../database/tx.ts";
import type { ConsentPurpose, ConsentRefusal, Recipient, topics } from "./consent.ts";

export type Sharing = {
  /** The person's dossier. */
  readonly person: string;
  readonly recipient: Recipient;
  readonly purpose: ConsentPurpose;
  /** What will be shared; a consent that names less does not do. */
  readonly topics?: readonly (typeof topics)[number][];
};

/** Under what something may be shared: remembered with what is shared (`access.derive` takes the consent's id). */
export type Ground = { readonly by: "consent" | "exception"; readonly id: string; readonly until: Date };

type Row = {
  id: string;
  by: "consent" | "exception";
  state: "stands" | "awaits-child" | "child-objects" | "ended" | "revoked";
  topics: string[];
  valid_until: Date;
};

const refusalOf: Readonly<Record<Exclude<Row["state"], "stands">, ConsentRefusal>> = {
  "awaits-child": "consent-awaits-child",
  "child-objects": "consent-child-objects",
  ended: "consent-ended",
  revoked: "consent-missing",
};

/**
 * The consent, or the lawful exception, under which this may be shared with this very recipient for this very purpose:
 * another service asks again (S2). Gives a refusal for the action to return where there is none. A revoked consent and
 * one that was never given are refused alike.
 */
export async function requireConsent(tx: Tx, sharing: Sharing): Promise<Ground | Refusal<ConsentRefusal>> {
  const { person, recipient, purpose } = sharing;
  const { rows } = await sql<Row>`
    select * from consent.find(${person}::uuid, ${recipient.kind}, ${recipient.id}::uuid, ${purpose})`.execute(
    tx,
  );
  const found = rows[0];
  if (!found) return refuse("consent-missing");
  if (found.state !== "stands") return refuse(refusalOf[found.state]);
  if (sharing.topics?.some((topic) => !found.topics.includes(topic))) return refuse("consent-narrower");
  return { by: found.by, id: found.id, until: found.valid_until };
}
