import { keepRegister } from "../register/keep-register.ts";
import { ProvisionHead } from "./offence.ts";

/** The register of offences. */
export const provisions = keepRegister({
  noun: "provision",
  about: "an offence",
  right: "court.keep-offences",
  head: ProvisionHead,
  columns: { citation: "text", starts: "date", ends: "date" },
  rowOf: ({ country, citation, inForce: { starts, ends }, offence }) => ({
    country,
    content: offence,
    columns: { citation, starts, ends },
  }),
  headOf: (row) =>
    ({
      country: row.country,
      citation: row.citation,
      inForce: { starts: row.starts, ends: row.ends },
      offence: row.content,
    }) as never,
});
