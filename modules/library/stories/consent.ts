import type { Reach } from "../publications/words.ts";
import type { Party } from "./words.ts";

export type Given = {
  readonly givenBy: Party;
  readonly reach: Reach;
  readonly langs: readonly string[];
  /** Days as yyyy-mm-dd. */
  readonly givenOn: string;
  readonly validUntil: string | null;
  readonly revoked: boolean;
};

export type Teller = { readonly minor: boolean; readonly eighteenOn: string | null };

/** Whose consent a story needs today: a child's guardian and the child, and from eighteen on the grown person alone (L5). */
export function partiesNeeded({ minor, eighteenOn }: Teller, today: string): Party[] {
  if (!minor) return ["survivor"];
  return eighteenOn !== null && eighteenOn <= today ? ["survivor-at-eighteen"] : ["guardian", "child"];
}

export type Agreed = {
  /** Whose consent to this is missing. */
  readonly missing: readonly Party[];
  /** Languages to which everybody agreed. */
  readonly langs: readonly string[];
  /** The last day on which all of it holds. */
  readonly until: string | null;
};

/** What holds today of the consents to a story, for one reach. A consent to everybody is one to readers inside too. */
export function agreedTo(
  teller: Teller,
  { consents, reach, today }: { consents: readonly Given[]; reach: Reach; today: string },
): Agreed {
  const missing: Party[] = [];
  const ends: string[] = [];
  let langs: string[] | null = null;
  for (const party of partiesNeeded(teller, today)) {
    const [held] = consents
      .filter((one) => one.givenBy === party && !one.revoked && one.givenOn <= today)
      .filter((one) => one.validUntil === null || one.validUntil >= today)
      .filter((one) => one.reach === "everybody" || reach === "inside")
      // Of several the one that holds longest.
      .sort((a, b) => (b.validUntil ?? "9999").localeCompare(a.validUntil ?? "9999"));
    if (held === undefined) {
      missing.push(party);
      continue;
    }
    if (held.validUntil !== null) ends.push(held.validUntil);
    langs = langs === null ? [...held.langs] : langs.filter((lang) => held.langs.includes(lang));
  }
  const { minor, eighteenOn } = teller;
  if (minor && eighteenOn !== null && eighteenOn > today) ends.push(dayBefore(eighteenOn));
  return { missing, langs: langs ?? [], until: ends.sort()[0] ?? null };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
