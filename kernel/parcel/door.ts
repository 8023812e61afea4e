import { defineModule } from "../module/module.ts";
import { workingRoles } from "../part/index.ts";
import { listCarryingDevices, reportLostDevice } from "./devices.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

/** Devices that carry records without network, and the sealed parcels they send. */
export const parcelModule = defineModule({
  name: "parcel",
  rights: { "parcel.carry": workingRoles },
  actions: [reportLostDevice],
  questions: [listCarryingDevices],
  locales: { ar, zh, en, fr, ru, es },
});
