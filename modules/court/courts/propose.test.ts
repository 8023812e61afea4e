import { describe, expect, it } from "vitest";
import { courtOf } from "../builders.ts";
import { Court, vacancies } from "./court.ts";
import { proposeCourts } from "./propose.ts";

const made = (name: string, more: object) =>
  Court.parse({
    ...courtOf("XV", name, more),
    ...{ id: crypto.randomUUID(), removedAt: null, version: 1, may: [] },
  });
const juvenile = made("Juvenile", { specialisations: ["juvenile"] });
const special = made("Special", { specialisations: ["trafficking", "organised-crime"] });
const trained = made("Trained", { specialisations: ["organised-crime"], trained: 3 });
const plain = made("Plain", {});
const appeal = made("Appeal", { level: "appeal", specialisations: ["juvenile", "trafficking"] });
const all = [plain, trained, special, appeal, juvenile];
const names = (wish: Parameters<typeof proposeCourts>[0]) =>
  proposeCourts(wish, all).map(({ court }) => court.court.name.text);

describe("[K7] the courts proposed for a case", () => {
  it("begin with the juvenile court where a child is concerned", () => {
    expect(names({ country: "XV", crime: "trafficking", child: true })).toEqual([
      "Juvenile",
      "Special",
      "Trained",
    ]);
  });

  it("are those specialised in the crime, of the country and of first instance", () => {
    expect(names({ country: "XV", crime: "trafficking", child: false })).toEqual(["Special", "Trained"]);
    expect(names({ country: "NG", crime: "trafficking", child: true })).toEqual([]);
  });
});

it("[K7] counts vacancies only where both numbers are known", () => {
  expect(vacancies({ posts: 5, judges: 3 })).toBe(2);
  expect(vacancies({ posts: 5, judges: null })).toBeNull();
});
