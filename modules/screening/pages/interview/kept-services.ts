import type { Words } from "#kernel/words";
import { call } from "../../../../web/api/call.ts";
import { database, readNamed } from "../../../../web/offline/database.ts";
import { openItem, sealItem, withRoom } from "../../../../web/offline/items.ts";
import type { Recipient } from "./notes-state.ts";

/** What a device keeps of a service of the directory. How many places are free is not kept: it is wrong within the hour. */
export type KeptService = {
  readonly serviceId: string;
  readonly code: string;
  readonly kinds: readonly string[];
  readonly areas: readonly string[];
  readonly secret: boolean;
  readonly state: string;
  readonly stateReason: string;
  readonly verifiedAt: string | null;
  /** Days. */
  readonly verifyEvery: number;
  readonly content: {
    readonly name: Words;
    readonly languages: readonly string[];
    readonly interpreter: boolean;
    readonly accepts: {
      readonly sexes: readonly string[];
      readonly ageFrom: number;
      readonly ageTo: number;
      readonly families: boolean;
      readonly disability: boolean;
      readonly statuses: readonly string[];
    };
    readonly hours: {
      readonly always: boolean;
      readonly spans: readonly {
        readonly days: readonly number[];
        readonly from: string;
        readonly to: string;
      }[];
    };
    readonly dutyPhone?: string;
    readonly phone?: string;
    readonly email?: string;
    readonly web?: string;
    readonly address?: string;
    readonly conditions?: Words;
  };
};

/** The directory as it stood at one moment. */
export type Directory = {
  readonly services: readonly KeptService[];
  /** Names of areas by code. */
  readonly areas: Readonly<Record<string, Words>>;
  /** By the server's clock, as far as the device knows it. */
  readonly asOf: string;
};

const dayMs = 86_400_000;
const oldDays = 7;

export function isCopyOld(asOf: string, now: number): boolean {
  return now - Date.parse(asOf) > oldDays * dayMs;
}

export function isEntryStale({ verifiedAt, verifyEvery }: KeptService, now: number): boolean {
  return verifiedAt === null || now - Date.parse(verifiedAt) > verifyEvery * dayMs;
}

const hidden = ["shelter", "witness-protection"];

/** X6: of a secret address a copy says area, conditions and duty phone; also where an entry forgot to say that it is secret. */
export function withoutSecrets(service: KeptService): KeptService {
  const { serviceId, code, kinds, areas, state, stateReason, verifiedAt, verifyEvery, content } = service;
  const secret = service.secret || kinds.some((kind) => hidden.includes(kind));
  const { address: _, web: _web, email: _email, phone: _phone, ...rest } = content;
  return {
    ...{ serviceId, code, kinds, areas, secret, state, stateReason, verifiedAt, verifyEvery },
    content: secret ? rest : content,
  };
}

type ServicePage = { readonly items: readonly KeptService[]; readonly next: string | null };
type Areas = { readonly items: readonly { readonly code: string; readonly name: Words }[] };
const mostPages = 25;

/** Asks for the directory anew, with network and signed in. Throws `Problem`, also for those who may not search it. */
export async function bringDirectory(clockAhead: number): Promise<Directory> {
  const { items: areas } = (await call("referral.list-areas", {})) as Areas;
  const services: KeptService[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const input: Record<string, unknown> = { limit: 200, ...(after === null ? {} : { after }) };
    const { items, next } = (await call("referral.list-services", input)) as ServicePage;
    services.push(...items.map(withoutSecrets));
    if (next === null) break;
    after = next;
  }
  return {
    services,
    areas: Object.fromEntries(areas.map(({ code, name }) => [code, name])),
    asOf: new Date(Date.now() - clockAhead).toISOString(),
  };
}

const place = "directory";

/** What this key opens; null where nothing was kept, or another passphrase kept it. */
export async function directoryHere(key: CryptoKey): Promise<Directory | null> {
  const row = await readNamed(place);
  return row === undefined ? null : ((await openItem<Directory>(key, row.sealed)) ?? null);
}

/** Seals the directory for this device: where help is found is no more a thief's business than what was asked. */
export async function keepDirectory(key: CryptoKey, directory: Directory): Promise<void> {
  // The second passphrase's store never takes the place of the first one's, nor the other way round.
  if ((await readNamed(place)) !== undefined && (await directoryHere(key)) === null) return;
  const sealed = await sealItem(key, place, directory);
  await withRoom(() => database.named.put({ name: place, sealed }));
}

export function recipientsIn(directory: Directory | null): Recipient[] {
  return (directory?.services ?? []).map(({ serviceId, content: { name } }) => ({
    kind: "service",
    id: serviceId,
    name: { ...name.translations, [name.lang]: name.text },
  }));
}
