import { randomUUID } from "node:crypto";
import type { ServiceFacts } from "./words/service.ts";

/** A service that takes everybody, day and night; what differs is given. */
export function buildService(
  given: Partial<Omit<ServiceFacts, "content">> & {
    readonly content?: Partial<ServiceFacts["content"]>;
  } = {},
): ServiceFacts & { serviceId: string } {
  const { content, ...rest } = given;
  return {
    serviceId: randomUUID(),
    providerId: randomUUID(),
    key: `service-${randomUUID().slice(0, 8)}`,
    kinds: ["shelter"],
    areas: ["XV-LAKE"],
    secret: true,
    capacity: 12,
    verifyEvery: 90,
    ...rest,
    content: {
      name: { lang: "en", text: "Lakeside night shelter", translations: {} },
      languages: ["en"],
      interpreter: false,
      accepts: { sexes: [], ageFrom: 0, ageTo: 120, families: true, disability: true, statuses: [] },
      hours: { always: true, spans: [] },
      dutyPhone: "+000 55 0100",
      ...content,
    },
  };
}

export const buildProvider = (
  given: { readonly answeredBy?: string | null; readonly key?: string } = {},
) => ({
  providerId: randomUUID(),
  key: given.key ?? `provider-${randomUUID().slice(0, 8)}`,
  name: { lang: "en" as const, text: "Lake House", translations: {} },
  kind: "ngo" as const,
  country: "XV",
  answeredBy: given.answeredBy ?? null,
});

export const buildArea = (code: string, name: string, point: readonly [number, number] | null = null) => ({
  areaId: randomUUID(),
  code,
  name: { lang: "en" as const, text: name, translations: {} },
  longitude: point?.[0] ?? null,
  latitude: point?.[1] ?? null,
});
