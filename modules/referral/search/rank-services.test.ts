import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildService } from "../builders.ts";
import { Wish } from "../words/wish.ts";
import { kilometres } from "./distance.ts";
import { openAt } from "./open-at.ts";
import { rankServices } from "./rank-services.ts";
import type { Searched } from "./weigh-service.ts";

const now = Date.parse("2026-03-02T20:00:00Z");
const points = new Map<string, readonly [number, number]>([
  ["XV-LAKE", [10, 40]],
  ["XV-HILL", [10.5, 40]],
  ["XV-PORT", [14, 42]],
]);
const ground = { points, now };

type Given = Parameters<typeof buildService>[0] &
  Partial<Pick<Searched, "free" | "freeToldAt" | "state" | "verifiedAt">>;

function service(code: string, given: Given = {}): Searched {
  const { free = 2, freeToldAt, state = "open", verifiedAt, ...facts } = given;
  return {
    ...buildService(facts),
    code,
    free,
    freeToldAt: freeToldAt ?? new Date(now - 3_600_000).toISOString(),
    state,
    verifiedAt: verifiedAt ?? new Date(now - 5 * 86_400_000).toISOString(),
  };
}

const anybody = { sexes: [], ageFrom: 0, ageTo: 120, families: true, disability: true, statuses: [] };
const boy = Wish.parse({
  kinds: ["shelter"],
  area: "XV-LAKE",
  language: "ti",
  sex: "male",
  age: 16,
  at: { day: 1, minute: 21 * 60 },
});
const codes = (services: readonly Searched[], wish = boy) =>
  rankServices(services, wish, ground).map(({ service: { code }, fits }) => `${fits ? "+" : "-"}${code}`);
const reasonsOf = (one: Searched, wish = boy) =>
  rankServices([one], wish, ground)[0]?.reasons.map(({ code }) => code);

describe("a place tonight for a boy of 16 who speaks Tigrinya, here", () => {
  test("the one that speaks it comes before the one with an interpreter, and both before what does not fit", () => {
    const speaks = { content: { languages: ["ti", "en"] } };
    expect(
      codes([
        service("C", { content: { languages: ["ti"], accepts: { ...anybody, sexes: ["female"] } } }),
        service("B", { content: { interpreter: true } }),
        service("A", speaks),
        service("D", { ...speaks, free: 0 }),
        service("E", { ...speaks, areas: ["XV-HILL"] }),
        service("F", { ...speaks, areas: ["XV-PORT"] }),
      ]),
    ).toEqual(["+A", "+B", "-E", "-F", "-D", "-C"]);
  });

  test("says why", () => {
    expect(reasonsOf(service("A", { content: { languages: ["ti"] } }))).toEqual([
      "takes-this-age",
      "serves-here",
      "speaks",
      "free",
      "day-and-night",
    ]);
    expect(
      reasonsOf(
        service("B", {
          areas: ["XV-HILL"],
          free: 0,
          content: {
            languages: ["fr"],
            accepts: { ...anybody, sexes: ["female"], ageFrom: 18 },
            hours: { always: false, spans: [{ days: [1], from: "08:00", to: "17:00" }] },
          },
        }),
      ),
    ).toEqual(["not-for-male", "not-this-age", "km-away", "no-language", "full", "shut-then"]);
  });

  test("a closed service is offered to nobody, a paused one only as what comes nearest", () => {
    const speaks = { content: { languages: ["ti"] } };
    expect(
      codes([service("A", { ...speaks, state: "closed" }), service("B", { ...speaks, state: "paused" })]),
    ).toEqual(["-B"]);
  });

  test("a service for the whole country serves here", () => {
    expect(reasonsOf(service("A", { areas: ["XV"], content: { languages: ["ti"] } }))).toContain(
      "serves-here",
    );
  });

  test("[S4] an age in doubt asks for a child: a house for adults does not fit", () => {
    const doubt = Wish.parse({ kinds: ["shelter"], group: "child" });
    const adults = service("A", { content: { accepts: { ...anybody, ageFrom: 18 } } });
    expect(codes([adults, service("B")], doubt)).toEqual(["+B", "-A"]);
  });

  test("taking women and men shuts nobody out; a sex that is not known is asked", () => {
    const other = Wish.parse({ kinds: ["shelter"], sex: "other" });
    const both = service("A", { content: { accepts: { ...anybody, sexes: ["female", "male"] } } });
    const women = service("B", { content: { accepts: { ...anybody, sexes: ["female"] } } });
    expect(codes([women, both], other)).toEqual(["+A", "-B"]);
    expect(reasonsOf(women, Wish.parse({ kinds: ["shelter"] }))).toContain("ask-sex");
  });

  test("an entry that was not looked over for long comes after a fresh one, and says so", () => {
    const old = service("A", { verifiedAt: "2025-01-01T00:00:00.000Z" });
    const wish = Wish.parse({ kinds: ["shelter"] });
    expect(codes([old, service("B")], wish)).toEqual(["+B", "+A"]);
    expect(reasonsOf(old, wish)).toContain("not-verified-lately");
  });

  test("a group of nine does not fit into two places", () => {
    expect(reasonsOf(service("A"), Wish.parse({ kinds: ["shelter"], people: 9 }))).toContain(
      "too-few-places",
    );
  });

  test("the order does not hang on the order of the directory, and what fits never stands below what does not", () => {
    const some = fc.record({
      free: fc.integer({ min: 0, max: 4 }),
      areas: fc.subarray(["XV-LAKE", "XV-HILL", "XV-PORT"], { minLength: 1 }),
      languages: fc.subarray(["ti", "en", "ar"], { minLength: 1 }),
      sexes: fc.subarray(["female", "male"] as const),
      ageFrom: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), fc.nat(), (given, seed) => {
        const list = given.map(({ free, areas, languages, sexes, ageFrom }, at) =>
          service(`S${at}`, { free, areas, content: { languages, accepts: { ...anybody, sexes, ageFrom } } }),
        );
        const turned = list.map((_, at) => list[(at + seed) % list.length] as Searched);
        const answer = codes(list);
        expect(codes(turned)).toEqual(answer);
        const firstMiss = answer.findIndex((line) => line.startsWith("-"));
        expect(firstMiss === -1 || answer.slice(firstMiss).every((line) => line.startsWith("-"))).toBe(true);
        // Independently: what fits is what has no obstacle.
        const expected = list.filter(
          ({ free, areas, content }) =>
            (free ?? 0) > 0 &&
            areas.includes("XV-LAKE") &&
            content.languages.includes("ti") &&
            (content.accepts.sexes.length !== 1 || content.accepts.sexes[0] === "male") &&
            content.accepts.ageFrom <= 16,
        );
        expect(answer.filter((line) => line.startsWith("+")).sort()).toEqual(
          expected.map(({ code }) => `+${code}`).sort(),
        );
      }),
    );
  });
});

describe("hours and distances", () => {
  test("a night from 20:00 to 08:00 is open at 02:00 of the next day", () => {
    const night = { always: false, spans: [{ days: [7], from: "20:00", to: "08:00" }] };
    expect(openAt(night, { day: 7, minute: 19 * 60 })).toBe(false);
    expect(openAt(night, { day: 7, minute: 23 * 60 })).toBe(true);
    expect(openAt(night, { day: 1, minute: 2 * 60 })).toBe(true);
    expect(openAt(night, { day: 7, minute: 2 * 60 })).toBe(false);
  });

  test("a degree of latitude is 111 kilometres", () => {
    expect(kilometres([10, 40], [10, 41])).toBeCloseTo(111.2, 0);
  });
});
