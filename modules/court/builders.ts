import type { z } from "zod";
import type { CourtHead } from "./courts/court.ts";
import type { ProvisionHead } from "./offences/offence.ts";
import type { TermHead } from "./proceedings/term.ts";

const inEnglish = (text: string) => ({ lang: "en" as const, text, translations: {} });

/** Trafficking in persons as a country could punish it. */
export function traffickingOffence(
  country: string,
  more: Partial<z.input<typeof ProvisionHead>["offence"]> = {},
): z.input<typeof ProvisionHead> {
  return {
    country,
    citation: "Criminal Code, section 104",
    inForce: { starts: "2010-01-01", ends: null },
    offence: {
      label: inEnglish("Trafficking in persons"),
      family: "trafficking",
      bases: ["TIP-5.1"],
      iccs: "0204",
      penalty: { leastMonths: 12, mostMonths: 120, fine: true, confiscation: true },
      limitation: { amount: 10, childFrom: 18 },
      nonPunishment: true,
      ...more,
    },
  };
}

/** Procuring the illegal entry of a person for a benefit. */
export function smugglingOffence(country: string): z.input<typeof ProvisionHead> {
  return {
    country,
    citation: "Aliens Act, section 114",
    inForce: { starts: "2010-01-01", ends: null },
    offence: {
      label: inEnglish("Smuggling of migrants"),
      family: "smuggling",
      bases: ["SOM-6.1.a", "SOM-6.3.a"],
      iccs: "08051",
      penalty: { leastMonths: 6, mostMonths: 60 },
      limitation: { amount: 5, restarts: true, mostFactor: 2 },
    },
  };
}

export function courtOf(
  country: string,
  name: string,
  more: Partial<z.input<typeof CourtHead>["court"]> = {},
): z.input<typeof CourtHead> {
  return {
    country,
    court: { name: inEnglish(name), level: "first_instance", zone: "Europe/Vienna", ...more },
  };
}

/** An appeal within so many days of the verdict. */
export function appealTerm(country: string, days: number): z.input<typeof TermHead> {
  return {
    country,
    after: "verdict",
    metBy: "appeal",
    term: { title: inEnglish("Decide on an appeal"), unit: "days", amount: days, rolls: true, warnHours: 48 },
  };
}
