import { keepRegister } from "../register/keep-register.ts";
import { TermHead } from "./term.ts";

/** National settings: deadlines of procedure. */
export const terms = keepRegister({
  noun: "term",
  about: "a deadline of procedure",
  right: "court.keep-terms",
  head: TermHead,
  columns: { after_kind: "text", met_by: "text" },
  rowOf: ({ country, after, metBy, term }) => ({
    country,
    content: term,
    columns: { after_kind: after, met_by: metBy },
  }),
  headOf: (row) =>
    ({ country: row.country, after: row.after_kind, metBy: row.met_by, term: row.content }) as never,
});
