import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { screening } from "../index.ts";
import type { Instrument } from "../screening.ts";
import { discardInstrument } from "./discard-instrument.ts";
import { getInstrument } from "./get-instrument.ts";
import { keepInstrument } from "./keep-instrument.ts";
import { listAllInstruments } from "./list-all-instruments.ts";
import { listInstruments } from "./list-instruments.ts";
import { publishInstrument } from "./publish-instrument.ts";
import { findShipped } from "./shipped.ts";
import { tryInstrument } from "./try-instrument.ts";
import { withdrawInstrument } from "./withdraw-instrument.ts";

let kernel: TestKernel;
let editor: TestAccount;
let officer: TestAccount;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
});
afterAll(() => kernel?.close());

function own(id: string, more: Partial<Instrument> = {}): Instrument {
  return {
    id,
    version: 1,
    title: { en: "Harbour" },
    languages: ["en"],
    audience: "adult",
    use: "interview",
    minutes: 5,
    source: "A test",
    sections: [
      {
        id: "one",
        title: { en: "One" },
        questions: [
          { id: "a", kind: "yes-no", text: { en: "A?" }, source: "A test" },
          {
            id: "b",
            kind: "yes-no",
            text: { en: "B?" },
            source: "A test",
            when: { answered: "a", is: ["yes"] },
          },
        ],
      },
    ],
    ...more,
  };
}

describe("instruments of one's own", () => {
  it("are written by editors alone", async () => {
    await expect(
      officer.call(keepInstrument, { instrument: own("harbour"), begin: true }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    const police = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["investigator"] });
    await expect(police.call(listAllInstruments, {})).rejects.toMatchObject({ code: "not-found" });
    await expect(police.call(listInstruments, {})).rejects.toMatchObject({ code: "not-found" });
  });

  it("are drafts until they are published, and then never change", async () => {
    const draft = await editor.call(keepInstrument, { instrument: own("quay"), begin: true });
    expect(draft).toMatchObject({ state: "draft", instrument: { version: 1 }, problems: [] });
    const ids = async () => (await officer.call(listInstruments, {})).items.map(({ id }) => id);
    expect(await ids()).not.toContain("quay");
    await editor.call(publishInstrument, { id: "quay", version: 1 });
    expect(await ids()).toContain("quay");
    await expect(
      editor.call(keepInstrument, { instrument: own("quay", { minutes: 9 }), begin: false }),
    ).rejects.toMatchObject({ detail: { refusal: "published-already" } });
    await expect(editor.call(discardInstrument, { id: "quay", version: 1 })).rejects.toMatchObject({
      detail: { refusal: "published-already" },
    });
    const next = await editor.call(keepInstrument, { instrument: own("quay", { minutes: 9 }), begin: true });
    expect(next.instrument.version).toBe(2);
    await editor.call(withdrawInstrument, { id: "quay", version: 1 });
    expect(await editor.call(getInstrument, { id: "quay", version: 1 })).toMatchObject({
      state: "withdrawn",
    });
  });

  it("do not change by hand in the database either", async () => {
    await editor.call(keepInstrument, { instrument: own("pier"), begin: true });
    await editor.call(publishInstrument, { id: "pier", version: 1 });
    const database = await kernel.database.owner();
    const change = database.query("update screening.instrument set content = '{}' where id = 'pier'");
    await expect(change).rejects.toThrow(/never changes/);
    await expect(database.query("delete from screening.instrument where id = 'pier'")).rejects.toThrow(
      /never deleted/,
    );
    await database.end();
  });

  it("are refused with the loop named when their conditions go round", async () => {
    const looped = own("looped");
    const [section] = looped.sections;
    if (section?.questions[0] === undefined) throw new Error("no question");
    section.questions[0] = { ...section.questions[0], when: { answered: "b", is: ["no"] } };
    const draft = await editor.call(keepInstrument, { instrument: looped, begin: true });
    expect(draft.problems).toContainEqual({ problem: "loop", place: "a", value: "a → b → a" });
    await expect(editor.call(publishInstrument, { id: "looped", version: 1 })).rejects.toMatchObject({
      detail: { refusal: "instrument-loop", params: { loop: "a → b → a" } },
    });
  });

  it("weigh nothing that no source weighs", async () => {
    const made = own("weighed", { profile: "adultLabour" });
    const [section] = made.sections;
    if (section?.questions[0] === undefined) throw new Error("no question");
    section.questions[0] = { ...section.questions[0], weighs: { dimension: "D1", strength: "strong" } };
    await editor.call(keepInstrument, { instrument: made, begin: true });
    await expect(editor.call(publishInstrument, { id: "weighed", version: 1 })).rejects.toMatchObject({
      detail: { refusal: "instrument-problem", params: { place: "a" } },
    });
    const shipped = findShipped("iloec-adult-labour", 1);
    if (shipped === undefined) throw new Error("no list");
    const copy = await editor.call(keepInstrument, { instrument: shipped, begin: true });
    expect(copy).toMatchObject({ problems: [], instrument: { version: 2 } });
  });

  it("are tried without keeping anything", async () => {
    const tried = await editor.call(tryInstrument, {
      instrument: own("tried"),
      answers: { a: { said: { state: "yes" } } },
      child: false,
    });
    expect(tried).toMatchObject({ visible: ["a", "b"], loop: null, problems: [] });
    expect((await editor.call(listAllInstruments, {})).items.map(({ id }) => id)).not.toContain("tried");
  });
});
