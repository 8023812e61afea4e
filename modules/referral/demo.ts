import type { DemoWorld } from "#kernel/module";
import { loadInforming } from "./demo-informing.ts";
import { demoAreas, demoProviders } from "./demo-providers.ts";
import { type DemoService, demoNames, demoServices } from "./demo-services.ts";
import { demoOrder, demoWords } from "./demo-words.ts";
import { loadReferralDemo } from "./referrals/demo.ts";
import { demoIds } from "./referrals/demo-ids.ts";

const commas = [", ", "، ", "，", ", ", ", ", ", "] as const;

function contentOf(
  { kinds, areas, languages, sexes, ages, office, interpreter, families }: DemoService,
  at: number,
) {
  const [kind = "shelter"] = kinds;
  const name = demoNames[kind] ?? [];
  const area = demoAreas.find(([code]) => code === areas[0]);
  const placed = demoOrder.map((_lang, lang) =>
    [name[lang], area?.[lang + 3]].filter(Boolean).join(commas[lang]),
  );
  return {
    name: demoWords(placed),
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
  const newId = demoIds(seed + 17);
  for (const [code, longitude, latitude, ...names] of demoAreas)
    await callAs("coordinator", "referral.keep-area", {
      areaId: newId(),
      code,
      name: demoWords(names),
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
      name: demoWords(name),
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
  await loadInforming(world);
  await loadReferralDemo(world);
}
