import { accountParts } from "../access/accounts.ts";
import { accessParts } from "../access/door.ts";
import { attachmentParts } from "../attachment/index.ts";
import { auditParts } from "../audit/index.ts";
import { consentModule } from "../consent/door.ts";
import { contributionModule } from "../contribution/door.ts";
import { deadlineParts } from "../deadline/index.ts";
import { eventModule } from "../event/door.ts";
import { guideModule } from "../guide/door.ts";
import { historyParts } from "../history/index.ts";
import { importDoor, type UploadPlace } from "../import/index.ts";
import importAr from "../import/locales/ar.json" with { type: "json" };
import importEn from "../import/locales/en.json" with { type: "json" };
import importEs from "../import/locales/es.json" with { type: "json" };
import importFr from "../import/locales/fr.json" with { type: "json" };
import importRu from "../import/locales/ru.json" with { type: "json" };
import importZh from "../import/locales/zh.json" with { type: "json" };
import { jobsParts } from "../jobs/index.ts";
import jobsAr from "../jobs/locales/ar.json" with { type: "json" };
import jobsEn from "../jobs/locales/en.json" with { type: "json" };
import jobsEs from "../jobs/locales/es.json" with { type: "json" };
import jobsFr from "../jobs/locales/fr.json" with { type: "json" };
import jobsRu from "../jobs/locales/ru.json" with { type: "json" };
import jobsZh from "../jobs/locales/zh.json" with { type: "json" };
import { linkParts } from "../link/index.ts";
import { mailModule } from "../mail/index.ts";
import { defineModule, type ModuleDoor } from "../module/index.ts";
import { noteParts } from "../note/index.ts";
import { parcelModule } from "../parcel/index.ts";
import { personModule } from "../person/index.ts";
import personAr from "../person/locales/ar.json" with { type: "json" };
import personEn from "../person/locales/en.json" with { type: "json" };
import personEs from "../person/locales/es.json" with { type: "json" };
import personFr from "../person/locales/fr.json" with { type: "json" };
import personRu from "../person/locales/ru.json" with { type: "json" };
import personZh from "../person/locales/zh.json" with { type: "json" };
import { retentionModule } from "../retention/door.ts";
import { reviewModule } from "../review/door.ts";
import { savedViewModule } from "../saved-view/door.ts";
import { sectionParts } from "../section/index.ts";
import { sessionParts } from "../session/index.ts";
import { taskParts } from "../task/index.ts";
import { textSearchModule } from "../text-search/door.ts";
import { watermarkModule } from "../watermark/door.ts";
import { describedOnly, type WebhookPlace, webhookModule } from "../webhook/index.ts";

const importLocales = { ar: importAr, zh: importZh, en: importEn, fr: importFr, ru: importRu, es: importEs };
const jobsLocales = { ar: jobsAr, zh: jobsZh, en: jobsEn, fr: jobsFr, ru: jobsRu, es: jobsEs };
const personLocales = { ar: personAr, zh: personZh, en: personEn, fr: personFr, ru: personRu, es: personEs };

/** Who may import anything at all: everybody who holds the right of some importer. */
function rolesOfImporters(modules: readonly ModuleDoor[]): string[] {
  const needed = new Set(modules.flatMap((door) => door.importers.map((importer) => importer.needs)));
  const rights = modules.flatMap((door) => Object.entries(door.rights ?? {}));
  return [
    ...new Set(["rapporteur", ...rights.flatMap(([right, roles]) => (needed.has(right) ? roles : []))]),
  ];
}

/** The kernel's own doors, in the shape of a module's. */
export function kernelDoors(
  modules: readonly ModuleDoor[],
  {
    uploads,
    auditSeed,
    mail = false,
    webhooks = describedOnly,
  }: { uploads: UploadPlace; auditSeed: Buffer; mail?: boolean; webhooks?: WebhookPlace },
): ModuleDoor[] {
  const importers = modules.flatMap((door) => door.importers);
  const find = (name: string) =>
    [...doors, ...modules].flatMap((door) => door.declarations).find((one) => one.name === name);
  const doors: ModuleDoor[] = [
    defineModule(sessionParts),
    defineModule(accessParts),
    defineModule(accountParts),
    defineModule(auditParts(auditSeed)),
    defineModule(historyParts),
    defineModule({ ...jobsParts, locales: jobsLocales }),
    defineModule({
      name: "import",
      rights: { "import.run": rolesOfImporters(modules) },
      ...importDoor({ importers, uploads }),
      locales: importLocales,
    }),
    defineModule({ ...personModule, locales: personLocales }),
    defineModule(linkParts(modules)),
    defineModule(sectionParts(modules)),
    defineModule(noteParts),
    defineModule(attachmentParts),
    defineModule(deadlineParts),
    defineModule(taskParts),
    contributionModule,
    guideModule,
    eventModule,
    watermarkModule,
    webhookModule(webhooks),
    mailModule(mail),
    savedViewModule(find),
    textSearchModule,
    retentionModule,
    reviewModule(() => [...doors, ...modules]),
    consentModule,
    parcelModule,
  ];
  return doors;
}
