import { keepRegister } from "../register/keep-register.ts";
import { CourtHead } from "./court.ts";

/** The register of courts (K7). */
export const courts = keepRegister({
  noun: "court",
  about: "a court",
  right: "court.keep-courts",
  head: CourtHead,
  columns: {},
  rowOf: ({ country, court }) => ({ country, content: court, columns: {} }),
  headOf: (row) => ({ country: row.country, court: row.content }) as never,
});
