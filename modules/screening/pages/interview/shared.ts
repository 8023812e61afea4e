import type { listRecipients } from "../../../../kernel/consent/list-recipients.ts";
import { call } from "../../../../web/api/call.ts";
import type { listInstruments } from "../../instruments/list-instruments.ts";
import type { Instrument, NationalSetting } from "../../screening.ts";
import type { listNationalSettings } from "../../setting/list-national-settings.ts";
import type { Recipient } from "./notes-state.ts";

/** What every device of the module has, the same for everybody; nothing of any person. */
export type Shared = {
  readonly instruments: readonly Instrument[];
  /** What the law of each country gives and forces, as it was entered. */
  readonly settings: readonly NationalSetting[];
  /** Agencies; services lie sealed in the directory (`kept-services.ts`). */
  readonly recipients: readonly Recipient[];
};

/** What lies on the device; an older one holds questions alone. */
export function sharedIn(value: unknown): Shared {
  if (Array.isArray(value)) return { instruments: value as Instrument[], settings: [], recipients: [] };
  const { instruments = [], settings = [], recipients = [] } = (value ?? {}) as Partial<Shared>;
  return { instruments, settings, recipients: recipients.filter(({ kind }) => kind === "agency") };
}

/** Asks for it anew, with network and signed in. */
export async function bringShared(): Promise<Shared> {
  const { items: instruments } = await call<typeof listInstruments>("screening.list-instruments", {});
  const { items: settings } = await call<typeof listNationalSettings>("screening.list-national-settings", {});
  const agencies = await call<typeof listRecipients>("consent.list-recipients", {});
  const recipients = agencies.items.map(({ agencyId, name }) => ({
    kind: "agency" as const,
    id: agencyId,
    name,
  }));
  return { instruments, settings, recipients };
}
