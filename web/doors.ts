import type { BrowserDoor } from "#kernel/words";
import { casefile } from "../modules/casefile/browser.ts";
import { caselaw } from "../modules/caselaw/browser.ts";
import { court } from "../modules/court/browser.ts";
import { law } from "../modules/law/browser.ts";
import { library } from "../modules/library/browser.ts";
import { referral } from "../modules/referral/browser.ts";
import { notes, screening } from "../modules/screening/browser.ts";
import { statistics } from "../modules/statistics/browser.ts";
import { undetected } from "../modules/undetected/browser.ts";
import { parts } from "./parts/index.ts";

/** The modules that this app shows. A module's folder and its line here are all there is to it; parts of the kernel follow. */
export const doors: readonly BrowserDoor[] = [
  screening,
  notes,
  referral,
  casefile,
  court,
  caselaw,
  law,
  library,
  statistics,
  undetected,
  ...parts,
];
