import { defineModule } from "#kernel/module";
import { carryAnswers } from "./carry-answers.ts";
import { appealDecision } from "./decide/appeal-decision.ts";
import { askSecondOpinion, opinionReview } from "./decide/ask-second-opinion.ts";
import { closeScreening } from "./decide/close-screening.ts";
import { decideScreening } from "./decide/decide-screening.ts";
import { recordAdvocate } from "./decide/record-advocate.ts";
import { recordChildView } from "./decide/record-child-view.ts";
import { recordGuardian } from "./decide/record-guardian.ts";
import { reopenScreening } from "./decide/reopen-screening.ts";
import { settleAppeal } from "./decide/settle-appeal.ts";
import { loadDemo } from "./demo.ts";
import { screeningDossier } from "./dossier-kind.ts";
import { getEvent } from "./events/get-event.ts";
import { eventDossier, keepEvent } from "./events/keep-event.ts";
import { listEvents } from "./events/list-events.ts";
import { getScreening } from "./get-screening.ts";
import { getHandedAnswers } from "./hand/get-handed-answers.ts";
import { handAnswers } from "./hand/hand-answers.ts";
import { listHandedAnswers } from "./hand/list-handed-answers.ts";
import { listHandings } from "./hand/list-handings.ts";
import { takeBackAnswers } from "./hand/take-back-answers.ts";
import { takeUpAnswers } from "./hand/take-up-answers.ts";
import { discardInstrument } from "./instruments/discard-instrument.ts";
import { getInstrument } from "./instruments/get-instrument.ts";
import { keepInstrument } from "./instruments/keep-instrument.ts";
import { listAllInstruments } from "./instruments/list-all-instruments.ts";
import { listInstruments } from "./instruments/list-instruments.ts";
import { publishInstrument } from "./instruments/publish-instrument.ts";
import { tryInstrument } from "./instruments/try-instrument.ts";
import { withdrawInstrument } from "./instruments/withdraw-instrument.ts";
import { keepScreening } from "./keep/keep-screening.ts";
import { noteInterpreter } from "./keep/note-interpreter.ts";
import { leadTo } from "./lead-to.ts";
import { listScreenings } from "./list-screenings.ts";
import { handedDossier } from "./screening.ts";
import { listNationalSettings } from "./setting/list-national-settings.ts";
import { setNationalSetting } from "./setting/set-national-setting.ts";
import { makeSheet } from "./sheets/make-sheet.ts";
import { locales } from "./text.ts";
import { closeTip } from "./tips/close-tip.ts";
import { getTip } from "./tips/get-tip.ts";
import { keepTip, tipDossier } from "./tips/keep-tip.ts";
import { listTips } from "./tips/list-tips.ts";
import { reachPerson } from "./tips/reach-person.ts";
import { exportInstrument } from "./xlsform/export-instrument.ts";
import { importXlsform } from "./xlsform/import-xlsform.ts";

export { AnswersProblem, assessFile } from "./assess-file.ts";
export type { CarriedAnswers } from "./carry-answers.ts";
export type { getHandedAnswers } from "./hand/get-handed-answers.ts";
export { shippedInstruments } from "./instruments/shipped.ts";

/** Interviews with people who may have been trafficked or smuggled: instruments, answers, reasons, decisions. */
export const screening = defineModule({
  name: "screening",
  rights: {
    "screening.interview": ["frontline", "advocate"],
    "screening.decide": ["frontline", "advocate"],
    "screening.note-interpreter": ["frontline", "advocate", "investigator"],
    "screening.take-up": ["investigator"],
    "screening.read-settings": ["frontline", "advocate", "coordinator", "admin"],
    "screening.set-national-setting": ["coordinator", "admin"],
    "screening.read-instruments": ["frontline", "advocate", "coordinator", "editor", "trainer", "admin"],
    "screening.edit-instrument": ["editor"],
  },
  dossierKinds: [screeningDossier, tipDossier, eventDossier, handedDossier],
  actions: [
    keepScreening,
    decideScreening,
    askSecondOpinion,
    appealDecision,
    settleAppeal,
    recordAdvocate,
    recordGuardian,
    recordChildView,
    closeScreening,
    reopenScreening,
    leadTo,
    handAnswers,
    takeBackAnswers,
    takeUpAnswers,
    noteInterpreter,
    keepTip,
    reachPerson,
    closeTip,
    keepEvent,
    setNationalSetting,
    keepInstrument,
    publishInstrument,
    withdrawInstrument,
    discardInstrument,
  ],
  questions: [
    listScreenings,
    getScreening,
    carryAnswers,
    listHandings,
    listHandedAnswers,
    getHandedAnswers,
    makeSheet,
    listTips,
    getTip,
    listEvents,
    getEvent,
    listNationalSettings,
    listInstruments,
    listAllInstruments,
    getInstrument,
    tryInstrument,
    exportInstrument,
  ],
  importers: [importXlsform],
  reviews: [opinionReview],
  linkKinds: ["screening.led-to"],
  locales,
  demo: loadDemo,
});
