import type { listRecipients } from "../../../../kernel/consent/list-recipients.ts";
import { call } from "../../../../web/api/call.ts";
import type { listInstruments } from "../../instruments/list-instruments.ts";
import type { Instrument } from "../../screening.ts";
import type { Recipient } from "./notes-state.ts";

/** What every device of the module has, the same for everybody; nothing of any person. */
export type Shared = {
  readonly instruments: readonly Instrument[];
  readonly recipients: readonly Recipient[];
};

/** What lies on the device; an older one holds questions alone. */
export function sharedIn(value: unknown): Shared {
  if (Array.isArray(value)) return { instruments: value as Instrument[], recipients: [] };
  const { instruments = [], recipients = [] } = (value ?? {}) as Partial<Shared>;
  return { instruments, recipients };
}

type Name = {
  readonly lang: string;
  readonly text: string;
  readonly translations?: Record<string, { text: string }>;
};
type ServicePage = {
  readonly items: readonly { readonly serviceId: string; readonly content: { readonly name: Name } }[];
  readonly next: string | null;
};

function namesOf({ lang, text, translations = {} }: Name): Record<string, string> {
  const others = Object.entries(translations).map(([one, told]) => [one, told.text]);
  return { ...Object.fromEntries(others), [lang]: text };
}

/** Asks for everything anew, with network and signed in. Without the directory of services, agencies are there alone. */
export async function bringShared(): Promise<Shared> {
  const { items: instruments } = await call<typeof listInstruments>("screening.list-instruments", {});
  const agencies = await call<typeof listRecipients>("consent.list-recipients", {});
  const services = await listServices().catch(() => []);
  return {
    instruments,
    recipients: [
      ...agencies.items.map(({ agencyId, name }) => ({ kind: "agency" as const, id: agencyId, name })),
      ...services,
    ],
  };
}

const mostPages = 25;

async function listServices(): Promise<Recipient[]> {
  const found: Recipient[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const input: Record<string, unknown> = { limit: 200, ...(after === null ? {} : { after }) };
    const { items, next } = (await call("referral.list-services", input)) as ServicePage;
    for (const { serviceId, content } of items)
      found.push({ kind: "service", id: serviceId, name: namesOf(content.name) });
    if (next === null) break;
    after = next;
  }
  return found;
}
