import type { RecordSpec } from "../spec.ts";
import { decision, diaryEntry, identification, promise } from "./course.ts";
import { episode } from "./episode.ts";
import { documentExamination, scene, technique, tip } from "./inquiry.ts";
import { journey } from "./journey.ts";
import { ledger } from "./ledger.ts";

/** Every kind of record of a case, in the order in which the case page shows them. */
export const recordSpecs: readonly RecordSpec[] = [
  identification,
  episode,
  journey,
  ledger,
  scene,
  documentExamination,
  technique,
  tip,
  decision,
  diaryEntry,
  promise,
];
