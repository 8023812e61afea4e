import { addAppointment, closeAppointment } from "./appointments.ts";
import { closeSupportFile, reopenSupportFile } from "./close-support-file.ts";
import { supportDossier } from "./dossier-kind.ts";
import { changeGoal, setGoal } from "./goals.ts";
import { assessRisk, holdReview } from "./look-again.ts";
import { myDay } from "./my-day.ts";
import { addNeed, changeNeed } from "./needs.ts";
import { openSupportFile } from "./open-support-file.ts";
import { getSupportFile, listSupportFiles } from "./read-support.ts";
import { assignAdvocate, recordFirstContact, reviseSupportFile } from "./revise-support-file.ts";
import { startReflection } from "./start-reflection.ts";
import { chooseTelling, receiveNotice, recordTelling } from "./telling.ts";

/** What support files bring to the module's door. */
export const supportParts = {
  rights: { "referral.support": ["frontline", "advocate", "provider"] },
  dossierKinds: [supportDossier],
  actions: [
    openSupportFile,
    reviseSupportFile,
    assignAdvocate,
    recordFirstContact,
    startReflection,
    addNeed,
    changeNeed,
    setGoal,
    changeGoal,
    addAppointment,
    closeAppointment,
    holdReview,
    assessRisk,
    chooseTelling,
    receiveNotice,
    recordTelling,
    closeSupportFile,
    reopenSupportFile,
  ],
  questions: [getSupportFile, listSupportFiles, myDay],
} as const;
