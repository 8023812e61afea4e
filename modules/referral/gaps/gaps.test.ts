import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildService } from "../builders.ts";
import { reaches } from "../words/area.ts";
import { serviceKinds } from "../words/lists.ts";
import { profiles } from "../words/profile.ts";
import { breakingNodes, bridgingProviders, coverageLoss, partsWithout } from "./connectivity.ts";
import { countServices } from "./count-services.ts";
import { atCapacity, countCube, everyGroup, served, stateAt, unserved } from "./cube.ts";
import { plainState } from "./plain-state.ts";
import type { Counted } from "./reach.ts";
import { cellAt, findSole } from "./sole-providers.ts";
import { sumCube } from "./sum-cube.ts";

const axes = {
  areas: ["XV-A", "XV-B", "XV-C", "XY-D"],
  kinds: serviceKinds.slice(0, 3),
  languages: ["en", "ti", "ar"],
};

const anyService = fc
  .record({
    providerId: fc.constantFrom("p0", "p1", "p2", "p3"),
    kinds: fc.subarray([...serviceKinds.slice(0, 4)], { minLength: 1 }),
    areas: fc.subarray(["XV-A", "XV-B", "XV-C", "XY-D", "XV", "XZ"], { minLength: 1 }),
    languages: fc.subarray(["en", "ti", "ar", "fr"], { minLength: 1 }),
    interpreter: fc.boolean(),
    sexes: fc.subarray(["female", "male", "other"] as const),
    ageFrom: fc.integer({ min: 0, max: 20 }),
    ageTo: fc.integer({ min: 15, max: 99 }),
    families: fc.boolean(),
    free: fc.constantFrom(null, 0, 3),
    state: fc.constantFrom("open" as const, "open" as const, "paused" as const, "closed" as const),
  })
  .map(
    ({ providerId, kinds, areas, languages, interpreter, free, state, ...accepts }): Counted => ({
      ...buildService({
        kinds,
        areas,
        content: { languages, interpreter, accepts: { ...accepts, disability: true, statuses: [] } },
      }),
      providerId,
      free,
      state,
    }),
  );
const anyDirectory = fc.array(anyService, { maxLength: 8 });

/** Every cell of the axes with its place. */
function* cells() {
  for (const [a, area] of axes.areas.entries())
    for (const [k, kind] of axes.kinds.entries())
      for (const [l, language] of axes.languages.entries())
        for (const [g, group] of profiles.entries())
          yield { at: cellAt(axes, [a, k, l, g]), places: [a, k, l, g], area, kind, language, group };
}

describe("the map of gaps", () => {
  test("says of every cell what going through all services says", () => {
    fc.assert(
      fc.property(anyDirectory, (services) => {
        const cube = countCube(services, axes);
        for (const cell of cells())
          expect(
            stateAt(cube, cell.places),
            `${cell.area} ${cell.kind} ${cell.language} ${cell.group.code}`,
          ).toBe(plainState(services, cell));
      }),
      { numRuns: 150 },
    );
  });

  test("all groups of people fit into one number of a row", () => {
    expect(everyGroup).toBeLessThan(2 ** 16);
  });

  test("sums add up to every combination of language and group", () => {
    fc.assert(
      fc.property(anyDirectory, (services) => {
        const cube = countCube(services, axes);
        for (const [a, row] of sumCube(cube, {}).entries())
          for (const [k, sum] of row.entries()) {
            expect(sum.served + sum.full + sum.unserved).toBe(axes.languages.length * profiles.length);
            const states = [...cells()]
              .filter((cell) => cell.area === axes.areas[a] && cell.kind === axes.kinds[k])
              .map((cell) => stateAt(cube, cell.places));
            expect(sum.unserved).toBe(states.filter((state) => state === unserved).length);
            expect(sum.full).toBe(states.filter((state) => state === atCapacity).length);
          }
        const [[one] = []] = sumCube(cube, { language: "ti", group: "boy" });
        expect((one?.served ?? 0) + (one?.full ?? 0) + (one?.unserved ?? 0)).toBe(1);
      }),
      { numRuns: 50 },
    );
  });

  test("services of a place and kind are counted once each, also where one names the country and an area of it", () => {
    fc.assert(
      fc.property(anyDirectory, (services) => {
        const counts = countServices(services, axes);
        for (const [a, area] of axes.areas.entries())
          for (const [k, kind] of axes.kinds.entries())
            expect(counts[a * axes.kinds.length + k]).toBe(
              services.filter(
                (one) =>
                  one.state !== "closed" &&
                  one.kinds.includes(kind) &&
                  one.areas.some((served) => reaches(served, area)),
              ).length,
            );
      }),
    );
  });

  test("a region without a shelter that takes men shows as unserved for men alone", () => {
    const women = buildService({
      areas: ["XV-A"],
      content: {
        accepts: {
          sexes: ["female"],
          ageFrom: 0,
          ageTo: 120,
          families: true,
          disability: true,
          statuses: [],
        },
      },
    });
    const cube = countCube([{ ...women, free: 2, state: "open" }], axes);
    const [[ofMen] = []] = sumCube(cube, { language: "en", group: "man" });
    const [[ofWomen] = []] = sumCube(cube, { language: "en", group: "woman" });
    expect(ofMen).toEqual({ served: 0, full: 0, unserved: 1 });
    expect(ofWomen).toEqual({ served: 1, full: 0, unserved: 0 });
    expect(stateAt(cube, [0, 0, 0, 4])).toBe(served);
  });
});

describe("connectivity", () => {
  const serves = (services: readonly Counted[]) =>
    new Set([...cells()].filter((cell) => plainState(services, cell) > atCapacity).map((cell) => cell.at));

  test("the loss of a provider is what taking it out and looking again says", () => {
    fc.assert(
      fc.property(anyDirectory, (services) => {
        const losses = new Map(coverageLoss(findSole(services, axes)).map((loss) => [loss.provider, loss]));
        const before = serves(services);
        for (const provider of new Set(services.map(({ providerId }) => providerId))) {
          const after = serves(services.filter(({ providerId }) => providerId !== provider));
          const lost = [...before].filter((at) => !after.has(at));
          expect(losses.get(provider)?.cells ?? 0).toBe(lost.length);
          const pairs = (all: ReadonlySet<number>) =>
            new Set([...cells()].filter(({ at }) => all.has(at)).map(({ area, kind }) => `${area} ${kind}`));
          const gone = [...pairs(before)].filter((pair) => !pairs(after).has(pair)).sort();
          const cutOff = losses.get(provider)?.cutOff.map(({ area, kind }) => `${area} ${kind}`) ?? [];
          expect([...cutOff].sort()).toEqual(gone);
        }
      }),
      { numRuns: 100 },
    );
  });

  const anyNetwork = fc.integer({ min: 1, max: 10 }).chain((nodes) =>
    fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), { maxLength: 16 }).map((pairs) => {
      const network = Array.from({ length: nodes }, () => new Set<number>());
      for (const [a, b] of pairs)
        if (a !== b) {
          network[a]?.add(b);
          network[b]?.add(a);
        }
      return network.map((others) => [...others]);
    }),
  );

  test("a breaking node is one whose loss leaves more parts than before, by trying each", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const parts = partsWithout(network, -1).length;
        // A node alone is a part of its own, which goes with it.
        const expected = [...network.keys()].filter(
          (node) => partsWithout(network, node).length > parts - (network[node]?.length === 0 ? 1 : 0),
        );
        expect(breakingNodes(network)).toEqual(expected.filter((node) => (network[node]?.length ?? 0) > 1));
      }),
      { numRuns: 500 },
    );
  });

  test("a chain of 200,000 nodes breaks at each but its ends", () => {
    const network = Array.from({ length: 200_000 }, (_, at) =>
      [at - 1, at + 1].filter((other) => other >= 0 && other < 200_000),
    );
    expect(breakingNodes(network)).toHaveLength(199_998);
  });

  test("names the provider that alone holds hills and port together", () => {
    const open = (providerId: string, areas: string[]): Counted => ({
      ...buildService({ areas }),
      providerId,
      free: 1,
      state: "open",
    });
    const services = [
      open("p0", ["XV-A", "XV-B"]),
      open("p1", ["XV-B", "XV-C"]),
      open("p2", ["XV-B", "XV-C"]),
    ];
    expect(bridgingProviders(services, axes.areas)).toEqual([
      { provider: "p0", parts: [["XV-B", "XV-C"], ["XV-A"]] },
    ]);
  });
});
