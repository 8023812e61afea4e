import type { BrowserDoor } from "#kernel/words";
import { casefile } from "../modules/casefile/browser.ts";
import { caselaw } from "../modules/caselaw/browser.ts";
import { law } from "../modules/law/browser.ts";
import { library } from "../modules/library/browser.ts";
import { referral } from "../modules/referral/browser.ts";
import { statistics } from "../modules/statistics/browser.ts";
import { parts } from "./parts/index.ts";

/** The modules that this app shows. A module's folder and its line here are all there is to it; parts of the kernel follow. */
export const doors: readonly BrowserDoor[] = [
  referral,
  casefile,
  caselaw,
  law,
  library,
  statistics,
  ...parts,
];
