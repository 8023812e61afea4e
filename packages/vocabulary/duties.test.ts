import { describe, expect, it } from "vitest";
import {
  duties,
  dutyAssessments,
  dutyInstruments,
  dutyLevels,
  dutyLists,
  findDuty,
  getDutyList,
} from "./duties.ts";
import { findCode } from "./find.ts";
import { badLabels } from "./testing/bad-labels.ts";

describe("legal duties", () => {
  it.each([
    ["UNTOC", 127, 55, 15, 11, 15, 20, 11],
    ["TIP", 48, 23, 8, 2, 7, 0, 8],
    ["SOM", 60, 35, 7, 0, 5, 3, 10],
    ["COE197", 43, 38, 0, 0, 2, 1, 2],
  ])(
    "%s: %i provisions by level",
    (instrument, all, mandatory, qualified, endeavour, consider, optional, other) => {
      const held = duties.filter((duty) => duty.instrument === instrument);
      const count = (...levels: string[]) => held.filter(({ level }) => levels.includes(level)).length;
      expect([
        held.length,
        count("mandatory"),
        count("mandatory_qualified"),
        count("endeavour"),
        count("consider"),
        count("optional"),
        count("definition", "safeguard"),
      ]).toEqual([all, mandatory, qualified, endeavour, consider, optional, other]);
    },
  );

  it("has 278 ids that name their instrument, article and paragraph", () => {
    expect(new Set(duties.map(({ id }) => id)).size).toBe(278);
    for (const { id, instrument, article } of duties)
      expect(id.startsWith(`${instrument}-${article}`), id).toBe(true);
  });

  it("has a label for every instrument, topic, level and way of assessing", () => {
    for (const { id, instrument, topic, level, assess } of duties) {
      expect(findCode(getDutyList("duty-instrument"), instrument), id).toBeDefined();
      expect(findCode(getDutyList("duty-topic"), topic), `${id} ${topic}`).toBeDefined();
      expect(findCode(getDutyList("duty-level"), level), id).toBeDefined();
      expect(findCode(getDutyList("duty-assess"), assess), id).toBeDefined();
    }
    const codes = (list: Parameters<typeof getDutyList>[0]) =>
      getDutyList(list).codes.map(({ code }) => code);
    expect(codes("duty-instrument")).toEqual([...dutyInstruments]);
    expect(codes("duty-level")).toEqual([...dutyLevels]);
    expect(codes("duty-assess")).toEqual([...dutyAssessments]);
    expect(codes("duty-fulfilment")).toHaveLength(5);
    expect(new Set(codes("duty-topic"))).toEqual(new Set(duties.map(({ topic }) => topic)));
  });

  it("has six labels and six descriptions; nothing waits for translation", () => {
    const rows = [
      ...dutyLists.flatMap(({ name, codes }) =>
        codes.map(({ code, label }) => ({ id: `${name}.${code}`, label })),
      ),
      ...duties.map(({ id, description }) => ({ id, label: description })),
    ];
    expect(badLabels(rows)).toEqual([]);
    const copied = duties.filter(({ description: { en, fr, es } }) => en === fr || en === es || fr === es);
    expect(copied.map(({ id }) => id)).toEqual([]);
  });

  it("keeps the points that gap checks miss", () => {
    expect(findDuty("UNTOC-34.2")?.level).toBe("mandatory");
    expect(findDuty("TIP-3.b")?.level).toBe("mandatory");
    expect(findDuty("TIP-3.c")?.level).toBe("mandatory");
    expect(findDuty("TIP-6.6")?.topic).toBe("victim-compensation");
    expect(findDuty("SOM-5")?.topic).toBe("non-criminalization-of-migrants");
    expect(findDuty("COE197-26")?.topic).toBe("non-punishment");
    expect(findDuty("TIP-99")).toBeUndefined();
  });

  it("speaks of smuggling and trafficking in the words of each official language", () => {
    const of = (id: string) => findDuty(id)?.description;
    expect(of("SOM-3.a")).toMatchObject({
      ar: expect.stringContaining("التهريب"),
      zh: expect.stringContaining("偷运"),
      fr: expect.stringContaining("Trafic illicite"),
      ru: expect.stringContaining("Незаконный ввоз"),
      es: expect.stringContaining("Tráfico ilícito"),
    });
    expect(of("TIP-3.a")).toMatchObject({
      ar: expect.stringContaining("الاتجار"),
      zh: expect.stringContaining("贩运"),
      fr: expect.stringContaining("Traite"),
      ru: expect.stringContaining("Торговля людьми"),
      es: expect.stringContaining("Trata"),
    });
  });
});
