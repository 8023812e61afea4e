import { expect, test } from "vitest";
import { findKept } from "./find-kept.ts";
import { isCopyOld, isEntryStale, type KeptService, withoutSecrets } from "./kept-services.ts";

function service(code: string, more: Partial<KeptService["content"]> = {}, rest: object = {}): KeptService {
  return {
    serviceId: code,
    code,
    kinds: ["shelter"],
    areas: ["XV-01"],
    secret: true,
    state: "open",
    stateReason: "",
    verifiedAt: "2026-11-01T00:00:00Z",
    verifyEvery: 90,
    ...rest,
    content: {
      name: { lang: "en", text: `House ${code}`, translations: { fr: `Maison dé${code}` } },
      languages: ["en"],
      interpreter: false,
      accepts: { sexes: ["male"], ageFrom: 12, ageTo: 17, families: false, disability: false, statuses: [] },
      hours: { always: true, spans: [] },
      ...more,
    },
  };
}

const all = [
  service("A"),
  service("B", { languages: ["ti"] }),
  service("C", { interpreter: true }, { areas: ["XV"] }),
  service("D", {}, { kinds: ["medical"] }),
  service("E", { languages: ["ti"] }, { state: "paused" }),
];
const codes = (found: readonly { readonly service: KeptService }[]) =>
  found.map(({ service: { code } }) => code);

test("[offline-services] finds on the device who takes a boy of 16 who speaks Tigrinya, in this area or in the whole country", () => {
  const wish = { kind: "shelter", area: "XV-01", language: "ti", sex: "male", age: 16 } as const;
  expect(codes(findKept(all, wish).fits)).toEqual(["B", "C"]);
  expect(codes(findKept(all, { ...wish, area: "XV-02" }).fits)).toEqual(["C"]);
  expect(codes(findKept(all, { text: "maison dea" }).fits)).toEqual(["A"]);
  expect(codes(findKept(all, {}).fits)).toEqual(["A", "B", "C", "D"]);
});

test("[offline-services] says what comes nearest where nobody fits, and what it does not meet; another kind is never near", () => {
  const { fits, near } = findKept(all, {
    kind: "shelter",
    area: "XV-01",
    language: "ti",
    sex: "female",
    age: 30,
  });
  expect(fits).toEqual([]);
  expect(near.map(({ service: { code }, misses }) => [code, misses])).toEqual([
    ["B", ["sex", "age"]],
    ["C", ["sex", "age"]],
    ["A", ["language", "sex", "age"]],
    ["E", ["sex", "age", "paused"]],
  ]);
});

test("[X6] of a service whose address is secret nothing is kept on the device that leads there", () => {
  const open = { phone: "+000 1", email: "a@b.test", web: "https://b.test", address: "Quay 4" };
  const secret = withoutSecrets(service("A", { ...open, dutyPhone: "+000 55" }));
  expect(JSON.stringify(secret)).not.toMatch(/Quay|b\.test|\+000 1/);
  expect(secret.content.dutyPhone).toBe("+000 55");
  const shown = withoutSecrets(service("M", open, { secret: false, kinds: ["medical"] }));
  expect(shown.content.address).toBe("Quay 4");
  // A shelter is secret whatever its row says.
  const wrong = withoutSecrets(service("S", open, { secret: false }));
  expect(JSON.stringify(wrong)).not.toMatch(/Quay/);
});

test("[offline-services] an entry that was not looked over in time, and a copy of more than a week, are called old", () => {
  const now = Date.parse("2026-11-30T00:00:00Z");
  expect(isEntryStale(service("A"), now)).toBe(false);
  expect(isEntryStale(service("A", {}, { verifyEvery: 28 }), now)).toBe(true);
  expect(isEntryStale(service("A", {}, { verifiedAt: null }), now)).toBe(true);
  expect(isCopyOld("2026-11-24T00:00:00Z", now)).toBe(false);
  expect(isCopyOld("2026-11-22T00:00:00Z", now)).toBe(true);
});
