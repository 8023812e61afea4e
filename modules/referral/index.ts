import { defineModule } from "#kernel/module";
import { keepArea, removeArea } from "./areas/keep-area.ts";
import { listAreas } from "./areas/list-areas.ts";
import { loadDemo } from "./demo.ts";
import { showConnectivity } from "./gaps/show-connectivity.ts";
import { showDelays } from "./gaps/show-delays.ts";
import { showGap } from "./gaps/show-gap.ts";
import { showGaps } from "./gaps/show-gaps.ts";
import { keepInformation, removeInformation } from "./information/keep-information.ts";
import { showInformation } from "./information/show-information.ts";
import { listOutreach, recordOutreach, removeOutreach } from "./outreach/outreach.ts";
import { referralParts } from "./referrals/door.ts";
import { endReporter, keepReporter } from "./reporters/keep-reporter.ts";
import { listReporters } from "./reporters/list-reporters.ts";
import { judgeRight, showRights } from "./rights-list/victim-rights.ts";
import { findServices } from "./search/find-services.ts";
import { addressDossier, keepAddress, readAddress } from "./services/address.ts";
import { closeService, pauseService, reopenService } from "./services/change-state.ts";
import { exportServices } from "./services/export-services.ts";
import { askAgain } from "./services/follow.ts";
import { getService } from "./services/get-service.ts";
import { importServices } from "./services/import-services.ts";
import { keepProvider } from "./services/keep-provider.ts";
import { addService, reviseService } from "./services/keep-service.ts";
import { listProviders } from "./services/list-providers.ts";
import { listServices } from "./services/list-services.ts";
import { showOwnServices } from "./services/show-own-services.ts";
import { tellPlaces } from "./services/tell-places.ts";
import { verifyService } from "./services/verify-service.ts";
import { supportParts } from "./support/door.ts";
import { locales } from "./text.ts";

/** Who helps, where and in which language; referral of a person to a service; gaps between the two. */
export const referral = defineModule({
  name: "referral",
  rights: {
    "referral.search": [
      "frontline",
      "advocate",
      "provider",
      "investigator",
      "prosecutor",
      "court",
      "central",
      "coordinator",
    ],
    "referral.keep-service": ["provider", "coordinator"],
    "referral.keep-address": ["provider"],
    "referral.keep-directory": ["coordinator"],
    "referral.record-outreach": ["frontline", "advocate", "provider", "coordinator", "investigator"],
    "referral.see-gaps": ["coordinator", "rapporteur", "programme"],
    ...referralParts.rights,
    ...supportParts.rights,
  },
  dossierKinds: [addressDossier, ...referralParts.dossierKinds, ...supportParts.dossierKinds],
  actions: [
    keepArea,
    removeArea,
    keepProvider,
    addService,
    reviseService,
    verifyService,
    tellPlaces,
    pauseService,
    reopenService,
    closeService,
    keepAddress,
    recordOutreach,
    removeOutreach,
    judgeRight,
    keepReporter,
    endReporter,
    keepInformation,
    removeInformation,
    ...referralParts.actions,
    ...supportParts.actions,
  ],
  questions: [
    listAreas,
    listProviders,
    listServices,
    getService,
    readAddress,
    showOwnServices,
    findServices,
    showGaps,
    showGap,
    showConnectivity,
    exportServices,
    listOutreach,
    showRights,
    listReporters,
    showInformation,
    showDelays,
    ...referralParts.questions,
    ...supportParts.questions,
  ],
  importers: [importServices],
  visits: referralParts.visits,
  on: { "clock.day-passed": askAgain, ...referralParts.on },
  locales,
  demo: loadDemo,
});
