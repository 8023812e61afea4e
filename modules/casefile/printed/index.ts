import type { FileSection } from "#kernel/section";
import { recordSpecs } from "../records/specs/index.ts";
import { caseSection } from "./case-section.ts";
import { disclosureSection, exhibitSection } from "./exhibit-section.ts";
import { peopleSection } from "./people-section.ts";
import { recordSection } from "./record-section.ts";
import { timelineSection } from "./timeline-section.ts";

/** What this module gives to the printed file of a case. */
export const printedSections: readonly FileSection[] = [
  caseSection,
  peopleSection,
  timelineSection,
  exhibitSection,
  disclosureSection,
  ...recordSpecs.map(recordSection),
];
