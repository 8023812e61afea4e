import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { statistics } from "../index.ts";
import { removeEntry, restoreEntry, takeBackRevision } from "./entry-acts.ts";
import { addGap, listGaps, reviseGap } from "./gaps.ts";
import { exportWorksheet, getWorksheet, listWorksheets } from "./read-worksheets.ts";
import { addSource, listSources, reviseSource } from "./sources.ts";
import {
  removeWorksheet,
  restoreWorksheet,
  reviseWorksheet,
  shareWorksheet,
  takeBackWorksheet,
  unshareWorksheet,
  writeWorksheet,
} from "./write-worksheet.ts";

let kernel: TestKernel;
let writer: TestAccount;
let other: TestAccount;
let reader: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  const [ours, theirs] = [await kernel.openAgency(), await kernel.openAgency()];
  writer = await kernel.openAccount({ agencyId: ours, roles: ["rapporteur"] });
  other = await kernel.openAccount({ agencyId: theirs, roles: ["rapporteur"] });
  reader = await kernel.openAccount({ agencyId: theirs, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

const words = (text: string, french?: string) => ({
  lang: "en" as const,
  text,
  ...(french === undefined ? {} : { translations: { fr: french } }),
});
const source = (name: string) => ({
  kind: "data" as const,
  name: words(name, `${name} en français`),
  holder: words("Statistical office"),
  collected: words("A form each month"),
  shared: words("Open tables"),
  updated: words("Each year"),
  licence: "CC0",
});
const sheet = (title: string, sources: string[] = []) => ({
  title: words(title),
  level: "local" as const,
  place: words("Port Verity"),
  date: "2025-01-31",
  answers: {
    commit: { text: words("No licence is needed."), sources },
    profit: { sources: [] },
    hide: { sources: [], cited: "A file note" },
    escape: { sources: [] },
  },
});
const id = () => crypto.randomUUID();

test("[M5] a stranger reads and writes nothing; a reader writes nothing", async () => {
  const stranger = await kernel.openAccount({ agencyId: writer.agencyId, roles: [] });
  const calls = [
    ["list-sources", {}],
    ["list-gaps", {}],
    ["list-worksheets", {}],
    ["get-worksheet", { worksheetId: id() }],
    ["export-worksheet", { worksheetId: id() }],
    ["export-sources", { format: "csv" }],
    ["export-gaps", { format: "csv" }],
    ["export-worksheets", { format: "xlsx" }],
    ["add-source", { ...source("S"), entryId: id() }],
    ["write-worksheet", { ...sheet("W"), worksheetId: id() }],
  ] as const;
  for (const [name, input] of calls)
    await expect(stranger.callByName(`statistics.${name}`, input)).rejects.toMatchObject({
      code: "not-found",
    });
  for (const [name, input] of calls.slice(8))
    await expect(reader.callByName(`statistics.${name}`, input)).rejects.toMatchObject({ code: "not-found" });
});

describe("[M5] the registers of sources and gaps", () => {
  const entryId = id();

  it("show an entry to everybody, changed by its agency only", async () => {
    await writer.call(addSource, { ...source("Shelters"), entryId });
    const { items, mayAdd } = await reader.call(listSources, { text: "shelters" });
    expect(items[0]).toMatchObject({
      name: "Shelters",
      holder: "Statistical office",
      mine: false,
      version: 1,
    });
    expect(mayAdd).toBe(false);
    await expect(other.call(reviseSource, { ...source("Mine"), entryId })).rejects.toMatchObject({
      detail: { refusal: "not-yours" },
    });
    await expect(other.call(removeEntry, { entryId })).rejects.toMatchObject({
      detail: { refusal: "not-yours" },
    });
    expect((await reader.call(listSources, { kind: "research" })).items).toEqual([]);
  });

  it("keep versions, refuse a stale one, and take a revision back", async () => {
    await writer.call(reviseSource, { ...source("Shelter places"), entryId }, { expects: 1 });
    await expect(
      writer.call(reviseSource, { ...source("Late"), entryId }, { expects: 1 }),
    ).rejects.toMatchObject({ code: "stale" });
    await writer.call(takeBackRevision, { entryId });
    expect((await reader.call(listSources, {})).items[0]).toMatchObject({ name: "Shelters", version: 3 });
  });

  it("remove and restore", async () => {
    await writer.call(removeEntry, { entryId });
    expect((await reader.call(listSources, {})).items).toEqual([]);
    await writer.call(restoreEntry, { entryId });
    expect((await reader.call(listSources, {})).items).toHaveLength(1);
  });

  it("link a gap to its sources, and refuse one that is not there", async () => {
    const gap = {
      entryId: id(),
      question: words("How many?"),
      why: words("Nobody counts."),
      who: words("The inspection"),
      state: "open" as const,
      sources: [entryId],
    };
    await writer.call(addGap, gap);
    await writer.call(reviseGap, { ...gap, state: "answered", answer: words("Forty.") });
    const { items } = await reader.call(listGaps, { state: "answered" });
    expect(items[0]).toMatchObject({ answer: "Forty.", sources: [{ entryId, name: "Shelters" }] });
    await expect(writer.call(addGap, { ...gap, entryId: id(), sources: [id()] })).rejects.toMatchObject({
      detail: { refusal: "no-such-source" },
    });
    await expect(
      writer.call(addSource, { ...source("Bad"), entryId: id(), link: "javascript:alert(1)" }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });
});

describe("[M5] situation worksheets", () => {
  const worksheetId = id();

  it("are drafts of their agency until shared: another agency does not see them", async () => {
    await writer.call(writeWorksheet, { ...sheet("Farms"), worksheetId });
    expect((await writer.call(listWorksheets, { state: "draft" })).items).toHaveLength(1);
    expect((await other.call(listWorksheets, {})).items).toEqual([]);
    for (const question of [getWorksheet, exportWorksheet])
      await expect(other.call(question, { worksheetId })).rejects.toMatchObject({ code: "not-found" });
    for (const act of [shareWorksheet, removeWorksheet, takeBackWorksheet])
      await expect(other.call(act, { worksheetId })).rejects.toMatchObject({ code: "not-found" });
  });

  it("show other agencies the shared version only, never later drafts or who may change it", async () => {
    await writer.call(shareWorksheet, { worksheetId });
    await writer.call(reviseWorksheet, { ...sheet("Farms in the south"), worksheetId }, { expects: 1 });
    const seen = await other.call(getWorksheet, { worksheetId });
    expect(seen).toMatchObject({ title: "Farms", version: 1, shared: 1, mayWrite: false, versions: [] });
    await expect(other.call(getWorksheet, { worksheetId, version: 2 })).rejects.toMatchObject({
      code: "not-found",
    });
    const own = await writer.call(getWorksheet, { worksheetId });
    expect(own).toMatchObject({ title: "Farms in the south", version: 2, shared: 1, mayWrite: true });
    expect(own.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect((await writer.call(getWorksheet, { worksheetId, version: 1 })).title).toBe("Farms");
    expect(own.answers.map(({ question }) => question)).toEqual(["commit", "profit", "hide", "escape"]);
  });

  it("become documents", async () => {
    const file = await reader.call(exportWorksheet, { worksheetId });
    expect(Buffer.from(file.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("are taken back, made drafts again, removed and restored", async () => {
    await writer.call(takeBackWorksheet, { worksheetId });
    expect((await writer.call(getWorksheet, { worksheetId })).title).toBe("Farms");
    await writer.call(unshareWorksheet, { worksheetId });
    expect((await other.call(listWorksheets, {})).items).toEqual([]);
    await writer.call(shareWorksheet, { worksheetId });
    await writer.call(removeWorksheet, { worksheetId });
    for (const account of [writer, other]) expect((await account.call(listWorksheets, {})).items).toEqual([]);
    await writer.call(restoreWorksheet, { worksheetId });
    expect((await writer.call(listWorksheets, {})).items[0]).toMatchObject({ shared: null });
    expect((await other.call(listWorksheets, {})).items).toEqual([]);
  });
});
