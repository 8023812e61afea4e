import type { getPersonFacts } from "#kernel/person";
import { knownValue } from "#kernel/words";

type Facts = Pick<Awaited<ReturnType<typeof getPersonFacts>>["facts"], "yearOfBirth" | "ageBand">;

/** The age as a band where the year of birth is known: a service need not know the year to say yes or no. */
export function ageBandOf(facts: Facts, now: Date): string | null {
  const year = knownValue(facts.yearOfBirth);
  if (year === undefined) return knownValue(facts.ageBand) ?? null;
  const age = now.getUTCFullYear() - year;
  if (age <= 8) return "0-8";
  // In doubt means child (S4): who may still be seventeen is told as a child.
  if (age <= 18) return "9-17";
  if (age <= 20) return "18-20";
  if (age <= 23) return "21-23";
  if (age <= 26) return "24-26";
  if (age <= 29) return "27-29";
  if (age <= 38) return "30-38";
  return age <= 47 ? "39-47" : "48+";
}
