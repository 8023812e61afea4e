import { caselawIndex, caselawUnodc, caselawUsFederal } from "./published-tables.ts";
import { caselawUsDefendants } from "./us-defendants.ts";

/** Everything by which judgments come in from files. */
export const importers = [caselawUnodc, caselawIndex, caselawUsFederal, caselawUsDefendants];
