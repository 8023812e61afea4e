import { caselawAkn } from "./akn.ts";
import { caselawIndex, caselawUnodc, caselawUsFederal } from "./published-tables.ts";
import { caselawTemplate } from "./template.ts";
import { caselawUsDefendants } from "./us-defendants.ts";

/** Everything by which judgments come in from files. */
export const importers = [
  caselawUnodc,
  caselawIndex,
  caselawUsFederal,
  caselawUsDefendants,
  caselawTemplate,
  caselawAkn,
];
