import type { ModuleDoor } from "#kernel/module";
import { casefile } from "./casefile/index.ts";
import { caselaw } from "./caselaw/index.ts";
import { court } from "./court/index.ts";
import { law } from "./law/index.ts";
import { library } from "./library/index.ts";
import { referral } from "./referral/index.ts";
import { screening } from "./screening/index.ts";
import { statistics } from "./statistics/index.ts";
import { undetected } from "./undetected/index.ts";

/** The modules of this Palermo, in the order of the chain. A folder deleted with its line here is a feature gone. */
export const modules: readonly ModuleDoor[] = [
  screening,
  referral,
  casefile,
  court,
  caselaw,
  law,
  library,
  statistics,
  undetected,
];
