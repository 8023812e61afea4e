import type { DemoWorld } from "#kernel/module";
import { langs } from "#kernel/words";
import { type DemoService, demoAreas, demoNames, demoProviders, demoServices } from "./demo-services.ts";
import { loadReferralDemo } from "./referrals/demo.ts";

/** Ids that are the same for the same seed, so that the demonstration is. */
function idsOf(seed: number): () => string {
  let state = (seed * 7919 + 17) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  return () => {
    const bytes = Array.from({ length: 16 }, next);
    bytes[6] = ((bytes[6] ?? 0) & 15) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 63) | 0x80;
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
}

const commas = [", ", "، ", "，", ", ", ", ", ", "] as const;

/** `langs` stand in the order ar, zh, en …; the demonstration's texts in the order en, ar, zh, fr, ru, es. */
const order = ["en", "ar", "zh", "fr", "ru", "es"] as const;

function words(texts: readonly string[]) {
  const of = (lang: (typeof langs)[number]) => texts[order.indexOf(lang)] ?? "";
  return {
    lang: "en" as const,
    text: of("en"),
    translations: Object.fromEntries(langs.filter((lang) => lang !== "en").map((lang) => [lang, of(lang)])),
  };
}

function contentOf(
  { kinds, areas, languages, sexes, ages, office, interpreter, families }: DemoService,
  at: number,
) {
  const [kind = "shelter"] = kinds;
  const name = demoNames[kind] ?? [];
  const area = demoAreas.find(([code]) => code === areas[0]);
  const placed = order.map((_lang, lang) =>
    [name[lang], area?.[lang + 3]].filter(Boolean).join(commas[lang]),
  );
  return {
    name: words(placed),
    languages: [...languages],
    interpreter: interpreter === true,
    accepts: {
      sexes: sexes === undefined ? [] : [...sexes],
      ageFrom: ages?.[0] ?? 0,
      ageTo: ages?.[1] ?? 120,
      families: families === true,
      disability: at % 3 === 0,
      statuses: [],
    },
    hours:
      office === true
        ? { always: false, spans: [{ days: [1, 2, 3, 4, 5], from: "08:30", to: "17:00" }] }
        : { always: true, spans: [] },
    dutyPhone: `+000 55 ${String(1000 + at)}`,
  };
}

/** The directory of the invented State XV: about sixty services in twelve areas, with gaps to be seen. */
export async function loadDirectory({ seed, callAs, inTxAs, accounts }: DemoWorld): Promise<void> {
  const newId = idsOf(seed);
  for (const [code, longitude, latitude, ...names] of demoAreas)
    await callAs("coordinator", "referral.keep-area", {
      areaId: newId(),
      code,
      name: words(names),
      longitude,
      latitude,
    });
  const providers = new Map<string, { providerId: string; role: string }>();
  for (const { key, kind, name, answers } of demoProviders) {
    const providerId = newId();
    // Harbour House keeps its own entries; the coordinator keeps those of bodies without an account.
    const role = answers === true && accounts.provider !== undefined ? "provider" : "coordinator";
    providers.set(key, { providerId, role });
    await callAs(role, "referral.keep-provider", {
      providerId,
      key,
      name: words(name),
      kind,
      country: "XV",
      answeredBy: answers === true ? (accounts.provider?.agencyId ?? null) : null,
    });
  }
  for (const [at, service] of demoServices.entries()) {
    const { key, provider, kinds, areas, places, office } = service;
    const body = providers.get(provider);
    if (body === undefined) continue;
    const serviceId = newId();
    await callAs(body.role, "referral.add-service", {
      serviceId,
      providerId: body.providerId,
      key: `${provider}.${key}`,
      kinds,
      areas,
      secret: office !== true,
      capacity: places?.[1] ?? null,
      verifyEvery: 90,
      content: contentOf(service, at),
    });
    if (places !== undefined) await callAs(body.role, "referral.tell-places", { serviceId, free: places[0] });
  }
  await callAs("coordinator", "referral.judge-right", {
    country: "XV",
    item: "compensation-fund",
    available: "yes",
    given: "sometimes",
  });
  await callAs("coordinator", "referral.judge-right", {
    country: "XV",
    item: "forensic-without-report",
    available: "in-part",
    given: "no",
  });
  const now = await inTxAs("coordinator", async (context) => context.now);
  const monthsAgo = (months: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7);
  for (const [reporter, area, setting, month, people, asked] of [
    ["outreach-worker", "XV-WEST", "farm", monthsAgo(1), 46, 5],
    ["labour-inspector", "XV-MINE", "factory", monthsAgo(1), 18, 1],
    ["health", "XV-PORT", "vessel", monthsAgo(2), 23, 3],
  ] as const)
    await callAs("coordinator", "referral.record-outreach", {
      contactId: newId(),
      reporter,
      area,
      setting,
      month,
      people,
      asked,
      languages: ["en"],
      offered: ["medical", "legal-aid"],
    });
}

/** The directory first, then the referrals that go to its services. */
export async function loadDemo(world: DemoWorld): Promise<void> {
  await loadDirectory(world);
  await loadReferralDemo(world);
}
