import { defineModule } from "#kernel/module";
import { screeningDossier } from "./dossier-kind.ts";
import { listInstruments } from "./instruments/list-instruments.ts";
import { keepScreening } from "./keep/keep-screening.ts";
import { locales } from "./text.ts";

export { AnswersProblem, assessFile } from "./assess-file.ts";
export { shippedInstruments } from "./instruments/shipped.ts";

/** Interviews with people who may have been trafficked or smuggled: instruments, answers, reasons, decisions. */
export const screening = defineModule({
  name: "screening",
  rights: {
    "screening.interview": ["frontline", "advocate"],
  },
  dossierKinds: [screeningDossier],
  actions: [keepScreening],
  questions: [listInstruments],
  locales,
});
