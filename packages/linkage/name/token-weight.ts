import frequent from "../data/frequent-names.json" with { type: "json" };
import type { NameToken } from "./name-token.ts";

/** Share of persons that bear a name (0 to 1) by its Latin pivot or name-family id; undefined when not known. */
export type NameFrequency = (name: string) => number | undefined;

const SHARES = new Map<string, number>();
for (const name of frequent.common.split(" ")) SHARES.set(name, 0.003);
for (const name of frequent.veryCommon.split(" ")) SHARES.set(name, 0.01);
/** A name that no table knows is taken as borne by one person in 20,000. */
const RARE_SHARE = 0.00005;

/** Rough world-wide shares of about 170 names; pass a table of your own population where you have one. */
export const defaultNameFrequency: NameFrequency = (name) => SHARES.get(name);

/** Information of a share in bits against that of a rare name, kept between 0.5 and 1. */
function informationWeight(share: number): number {
  const bits = -Math.log2(Math.max(share, RARE_SHARE));
  return Math.max(0.5, Math.min(1, bits / -Math.log2(RARE_SHARE)));
}

/** Weight of a token in a comparison: its information, less for initials, particles and generic words. */
export function tokenWeight(token: NameToken, frequency: NameFrequency = defaultNameFrequency): number {
  if (token.role === "particle" || token.role === "filiation" || token.role === "title") return 0.04;
  if (token.role === "initial") return 0.35;
  if (token.role === "generic") return 0.45;
  if (token.role === "number") return 0.6;
  const shares = [token.latin, ...token.ids].map(frequency).filter((share) => share !== undefined);
  const known = shares.length === 0 ? RARE_SHARE : Math.max(...shares);
  return (
    informationWeight(known) *
    (token.latin.length > 0 && token.latin.length <= 2 && token.script === "latin" ? 0.8 : 1)
  );
}
