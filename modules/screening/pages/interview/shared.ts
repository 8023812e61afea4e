import type { listRecipients } from "../../../../kernel/consent/list-recipients.ts";
import { call } from "../../../../web/api/call.ts";
import type { listInstruments } from "../../instruments/list-instruments.ts";
import type { Instrument } from "../../screening.ts";
import type { listNationalSettings } from "../../setting/list-national-settings.ts";
import type { Recipient } from "./notes-state.ts";

/** What every device of the module has, the same for everybody; nothing of any person. */
export type Shared = {
  readonly instruments: readonly Instrument[];
  /** Agencies; services lie sealed in the directory (`kept-services.ts`). */
  readonly recipients: readonly Recipient[];
  /** What national law makes the agency report, in its words; empty where nothing was entered. */
  readonly duties: string;
};

/** What lies on the device; an older one holds questions alone. */
export function sharedIn(value: unknown): Shared {
  if (Array.isArray(value)) return { instruments: value as Instrument[], recipients: [], duties: "" };
  const { instruments = [], recipients = [], duties = "" } = (value ?? {}) as Partial<Shared>;
  return { instruments, recipients: recipients.filter(({ kind }) => kind === "agency"), duties };
}

/** Asks for it anew, with network and signed in. */
export async function bringShared(): Promise<Shared> {
  const { items: instruments } = await call<typeof listInstruments>("screening.list-instruments", {});
  const agencies = await call<typeof listRecipients>("consent.list-recipients", {});
  const recipients = agencies.items.map(({ agencyId, name }) => ({
    kind: "agency" as const,
    id: agencyId,
    name,
  }));
  const settings = await call<typeof listNationalSettings>("screening.list-national-settings", {});
  const duties = settings.items.find(({ country }) => country === settings.here)?.duties ?? "";
  return { instruments, recipients, duties };
}
