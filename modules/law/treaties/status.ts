import type { Label } from "@palermo/vocabulary";
import type { WayToBeBound } from "@palermo/vocabulary/treaties";

/** How one State or organization stands to a treaty; days are days of deposit. */
export type Standing = {
  readonly participant: string;
  readonly signed: string | null;
  readonly bound: string | null;
  readonly how: WayToBeBound | null;
  /** The day from which a denunciation or withdrawal holds. */
  readonly ended: string | null;
  readonly declaration: string | null;
};

/** A treaty with everybody who signed or is bound, as far as the data go. */
export type TreatyStatus = {
  readonly treaty: string;
  readonly number: string | null;
  readonly label: Label;
  readonly adopted: string;
  readonly inForce: string | null;
  readonly link: string | null;
  /** The day up to which the data know; null when nothing was imported for a treaty of one's own. */
  readonly asOf: string | null;
  readonly source: string | null;
  readonly standings: readonly Standing[];
};

export type State = "party" | "signatory" | "none" | "ended";

/** How a participant stands on a day: a party from the day of deposit, as the Treaty Collection counts. */
export function stateOn({ signed, bound, ended }: Standing, day: string): State {
  if (ended !== null && ended <= day) return "ended";
  if (bound !== null && bound <= day) return "party";
  return signed !== null && signed <= day ? "signatory" : "none";
}

export type Count = {
  readonly parties: number;
  /** Signed and not bound on that day. */
  readonly signatories: number;
  /** The day lies after what the data know: later parties are missing. */
  readonly beyond: boolean;
};

/** Parties and signatories on a day, the European Union included. Nothing is made up for days that the data do not reach. */
export function countOn({ standings, asOf }: Pick<TreatyStatus, "standings" | "asOf">, day: string): Count {
  const states = standings.map((standing) => stateOn(standing, day));
  return {
    parties: states.filter((state) => state === "party").length,
    signatories: states.filter((state) => state === "signatory").length,
    beyond: asOf === null || day > asOf,
  };
}

/** Parties at the end of each year, and on the last day that the data know. */
export function yearsOf(
  { adopted, asOf, standings }: Pick<TreatyStatus, "adopted" | "asOf" | "standings">,
  until: string,
): { year: number; parties: number; signatories: number }[] {
  if (asOf === null) return [];
  const last = until < asOf ? until : asOf;
  const first = Number(adopted.slice(0, 4));
  const length = Math.max(0, Number(last.slice(0, 4)) - first + 1);
  return Array.from({ length }, (_, n) => {
    const end = `${first + n}-12-31`;
    const { parties, signatories } = countOn({ standings, asOf }, end < last ? end : last);
    return { year: first + n, parties, signatories };
  });
}
