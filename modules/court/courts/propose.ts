import type { Court, Specialisation } from "./court.ts";

export type CourtWish = {
  readonly country: string | null;
  readonly crime: "trafficking" | "smuggling" | "both" | "other";
  /** A child is accused or was harmed. */
  readonly child: boolean;
};
export type Proposal = { readonly court: Court; readonly because: readonly Specialisation[] };

/**
 * Courts of first instance that fit a case, best first: where a child is concerned the juvenile court (K7), then those
 * specialised in the crime, then those with trained judges. Courts that fit by nothing are left out.
 */
export function proposeCourts({ country, crime, child }: CourtWish, courts: readonly Court[]): Proposal[] {
  const wanted: Specialisation[] = [
    ...(child ? (["juvenile"] as const) : []),
    ...(crime === "trafficking" || crime === "both" ? (["trafficking"] as const) : []),
    ...(crime === "smuggling" || crime === "both" ? (["smuggling", "migration"] as const) : []),
    "organised-crime",
  ];
  const rank = ({ because, court }: Proposal) =>
    because.reduce((sum, one) => sum + 2 ** (wanted.length - wanted.indexOf(one)), 0) +
    ((court.court.trained ?? 0) > 0 ? 0.5 : 0);
  return courts
    .filter(
      ({ country: of, removedAt, court }) =>
        (country === null || of === country) && removedAt === null && court.level === "first_instance",
    )
    .map((court) => ({ court, because: wanted.filter((one) => court.court.specialisations.includes(one)) }))
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => rank(b) - rank(a));
}
