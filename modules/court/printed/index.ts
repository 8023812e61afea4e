import type { FileSection } from "#kernel/section";
import { chargesSection } from "./charges-section.ts";
import { moneySection, outcomeSection } from "./outcome-section.ts";
import { protectionSection } from "./protection-section.ts";

/** What this module gives to the printed file of a case. */
export const printedSections: readonly FileSection[] = [
  chargesSection,
  protectionSection,
  outcomeSection,
  moneySection,
];
