import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { treaties, treatiesAsOf } from "@palermo/vocabulary/treaties";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Preview } from "#kernel/words";
import { id, importStatusAs, type LawGround, openLawGround } from "../test-ground.ts";
import { addInstrument } from "./add-instrument.ts";
import { exportTreaty } from "./export-treaty.ts";
import { listTreaties } from "./list-treaties.ts";
import { removeInstrument, restoreInstrument } from "./remove-instrument.ts";
import { showTreaty } from "./show-treaty.ts";

let ground: LawGround;
beforeAll(async () => {
  ground = await openLawGround();
});
afterAll(() => ground?.kernel.close());

const label = {
  ar: "اتفاقية",
  zh: "公约",
  en: "Regional convention",
  fr: "Convention",
  ru: "Конвенция",
  es: "Convenio",
};
const heading =
  'Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"';

async function counts(on: string): Promise<Record<string, number>> {
  const { items } = await ground.reader.call(listTreaties, { on });
  return Object.fromEntries(items.map(({ treaty, parties }) => [treaty, parties]));
}

test("[L3] a stranger reads no treaties, imports none and adds none; a reader only reads", async () => {
  const { stranger, reader } = ground;
  const calls = [
    ["list-treaties", {}],
    ["show-treaty", { treaty: "TIP" }],
    ["export-treaty", { treaty: "TIP", format: "csv" }],
    ["list-choices", {}],
    ["add-instrument", { treaty: "COE197", label, adopted: "2005-05-16" }],
    ["remove-instrument", { treaty: "COE197" }],
  ] as const;
  for (const [name, input] of calls)
    await expect(stranger.callByName(`law.${name}`, input)).rejects.toMatchObject({ code: "not-found" });
  for (const [name, input] of calls.slice(4))
    await expect(reader.callByName(`law.${name}`, input)).rejects.toMatchObject({ code: "not-found" });
  await expect(
    reader.callByName("import.preview-import", { uploadId: id(), importer: "treaty-status", options: {} }),
  ).rejects.toMatchObject({ code: expect.any(String) });
});

describe("[L3] parties on a day", () => {
  it("are 153, 135 and 122 on 3 February 2010, from the deposited acts", async () => {
    expect(await counts("2010-02-03")).toMatchObject({ UNTOC: 153, TIP: 135, SOM: 122 });
    const { items } = await ground.reader.call(listTreaties, { on: "2010-02-03" });
    for (const { beyond, said } of items) {
      expect(beyond).toBe(false);
      expect(said).toBe("State of the data: 14 March 2015.");
    }
  });

  it("are not made up for April 2015: every count says that later parties are missing", async () => {
    const { items } = await ground.reader.call(listTreaties, { on: "2015-04-12" });
    const found = Object.fromEntries(items.map(({ treaty, parties }) => [treaty, parties]));
    expect(found).not.toMatchObject({ UNTOC: 185, TIP: 166, SOM: 141 });
    for (const { beyond, said } of items) {
      expect(beyond).toBe(true);
      expect(said).toContain("later parties are missing until newer status is imported");
    }
  });

  it("stand by name with day, way and state, and over the years", async () => {
    const shown = await ground.reader.call(showTreaty, { treaty: "TIP", on: "2010-02-03" });
    expect(shown.parties).toBe(135);
    expect(shown.participants.filter(({ state }) => state === "party")).toHaveLength(135);
    expect(shown.participants.find(({ participant }) => participant === "EU")).toMatchObject({
      label: "European Union",
      how: "approval",
    });
    expect(shown.participants.find(({ participant }) => participant === "CN")).toMatchObject({
      state: "none",
    });
    expect(shown.years.at(-1)?.year).toBe(2015);
    await expect(ground.reader.call(showTreaty, { treaty: "NONE" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("become tables and documents that say the state of the data", async () => {
    const ask = { treaty: "SOM", on: "2016-01-01" };
    const csv = await ground.reader.call(exportTreaty, { ...ask, format: "csv" });
    const text = Buffer.from(csv.base64, "base64").toString("utf8");
    expect(text).toContain("State of the data: 14 March 2015; later parties are missing");
    expect(text).toContain("# Palermo X-");
    const pdf = await ground.reader.call(exportTreaty, { ...ask, format: "pdf" });
    expect(Buffer.from(pdf.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    const book = await ground.reader.call(exportTreaty, { ...ask, format: "xlsx" });
    expect(Buffer.from(book.base64, "base64").subarray(0, 2).toString()).toBe("PK");
  });
});

describe("[L3] an import of newer status", () => {
  const newer = [
    heading,
    "Congo,14 Dec 2000,12 May 2020",
    "Republic of Korea,13 Dec 2000,5 Nov 2015",
    "Bhutan,,20 Feb 2023 a",
    '"Palau",,27 May 2019 a',
  ].join("\n");

  it("is previewed with what it changes and up to which day it knows, then counted", async () => {
    const job = await importStatusAs(ground, ground.rapporteur, "preview", {
      content: newer,
      options: { treaty: "TIP" },
    });
    const preview = job.result as Preview;
    expect(preview).toMatchObject({ rowsRead: 4, accepted: 4, rejectedCount: 0 });
    expect((preview.creates ?? 0) + (preview.updates ?? 0)).toBe(4);
    expect(preview.warnings[0]).toContain("20 February 2023");
    const before = (await counts("2023-03-01")).TIP ?? 0;
    const run = await importStatusAs(ground, ground.rapporteur, "run", {
      content: newer,
      options: {
        treaty: "TIP",
        "as-of": "2024-12-31",
        source: "UN Treaty Collection, read on 1 January 2025",
      },
    });
    expect(run.state).toBe("done");
    expect((await counts("2023-03-01")).TIP).toBe(before + 4);
    expect((await counts("2010-02-03")).TIP).toBe(135);
    const shown = await ground.reader.call(showTreaty, { treaty: "TIP", on: "2024-06-01" });
    expect(shown).toMatchObject({ asOf: "2024-12-31", beyond: false });
    expect(shown.source).toContain("1 January 2025");
    const other = await ground.reader.call(showTreaty, { treaty: "SOM", on: "2024-06-01" });
    expect(other.beyond).toBe(true);
  });

  it("is undone as a whole", async () => {
    const { items } = (await ground.rapporteur.callByName("import.list-imports", {})) as {
      items: { importId: string; state: string }[];
    };
    for (const { importId, state } of items)
      if (state === "done") await ground.rapporteur.callByName("import.undo-import", { importId });
    const shown = await ground.reader.call(showTreaty, { treaty: "TIP", on: "2024-06-01" });
    expect(shown).toMatchObject({ asOf: treatiesAsOf, beyond: true });
  });

  it("names each wrong row: unknown participants, impossible days, letters, days before the treaty, doubles", async () => {
    const bad = [
      heading,
      "Atlantis,1 Jan 2001,",
      "France,31 Feb 2001,",
      "Germany,12 Dec 2000,14 Jun 2006 q",
      "Spain,1 Jan 1990,",
      "Italy,12 Dec 2000,1 Jan 2999",
      "Peru,14 Dec 2000,23 Jan 2002",
      "Peru,14 Dec 2000,23 Jan 2002",
    ].join("\n");
    const job = await importStatusAs(ground, ground.rapporteur, "preview", {
      content: bad,
      options: { treaty: "TIP" },
    });
    const { rejected, rejectedCount, accepted } = job.result as Preview;
    expect({ rejectedCount, accepted }).toEqual({ rejectedCount: 6, accepted: 1 });
    expect(rejected.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, "Participant", "Atlantis"],
      [3, "Signature", "31 Feb 2001"],
      [4, expect.stringContaining("Ratification"), "14 Jun 2006 q"],
      [5, "Signature", "1 Jan 1990"],
      [6, expect.stringContaining("Ratification"), "1 Jan 2999"],
      [8, "Participant", "Peru"],
    ]);
    expect(rejected[0]?.expected).toContain("a State or organization by its name");
    const run = await importStatusAs(ground, ground.rapporteur, "run", {
      content: bad,
      options: { treaty: "TIP" },
      leaveOutRejected: false,
    });
    expect(run).toMatchObject({ state: "failed", problem: { code: "rejected-rows" } });
    expect((await counts("2010-02-03")).TIP).toBe(135);
  });

  it("is refused with a sentence when the heading or the treaty is missing", async () => {
    const wrong = await importStatusAs(ground, ground.rapporteur, "preview", {
      content: "Name,Age\nAna,3\n",
    });
    expect(wrong).toMatchObject({ state: "failed", problem: { code: "wrong-header" } });
    const which = await importStatusAs(ground, ground.rapporteur, "preview", { content: newer });
    expect(which).toMatchObject({ state: "failed", problem: { code: "wrong-header" } });
    await expect(
      importStatusAs(ground, ground.rapporteur, "preview", {
        content: newer,
        options: { treaty: "TIP", "as-of": "2025-02-31" },
      }),
    ).rejects.toMatchObject({ detail: { refusal: "bad-option" } });
  });

  it("takes the template with several treaties, ends and declarations", async () => {
    const template = [
      "treaty,participant,signed,bound,ended,declaration",
      "SOM,France,12 Dec 2000,29 Oct 2002,1 Jan 2024,Declares nothing.",
      "UNCAC,Andorra,,1 Feb 2024 a,,",
    ].join("\n");
    const run = await importStatusAs(ground, ground.rapporteur, "run", {
      content: template,
      options: { "as-of": "2024-06-30" },
    });
    expect(run.state).toBe("done");
    const shown = await ground.reader.call(showTreaty, { treaty: "SOM", on: "2024-06-01" });
    expect(shown.participants.find(({ participant }) => participant === "FR")).toMatchObject({
      state: "ended",
      declaration: "Declares nothing.",
    });
  });
});

describe("a treaty of one's own", () => {
  it("is added, refused twice, filled by import, removed and restored", async () => {
    const { rapporteur, reader } = ground;
    const input = {
      treaty: "COE197",
      label,
      number: "CETS 197",
      adopted: "2005-05-16",
      inForce: "2008-02-01",
    };
    await expect(rapporteur.call(addInstrument, { ...input, treaty: "TIP" })).rejects.toMatchObject({
      detail: { refusal: "known-already" },
    });
    await expect(rapporteur.call(addInstrument, { ...input, inForce: "2001-01-01" })).rejects.toMatchObject({
      detail: { refusal: "force-before-adoption" },
    });
    await rapporteur.call(addInstrument, input);
    await expect(rapporteur.call(addInstrument, input)).rejects.toMatchObject({
      detail: { refusal: "known-already" },
    });
    const empty = await reader.call(showTreaty, { treaty: "COE197", on: "2010-01-01" });
    expect(empty).toMatchObject({ asOf: null, beyond: true, parties: 0 });
    expect(empty.said).toBe("No status was imported for this treaty yet.");
    await importStatusAs(ground, rapporteur, "run", {
      content: `${heading}\nAustria,16 May 2005,12 Oct 2006\n`,
      options: { treaty: "COE197" },
    });
    expect(await reader.call(showTreaty, { treaty: "COE197", on: "2006-10-12" })).toMatchObject({
      parties: 1,
    });
    await rapporteur.call(removeInstrument, { treaty: "COE197" });
    await expect(reader.call(showTreaty, { treaty: "COE197" })).rejects.toMatchObject({ code: "not-found" });
    await rapporteur.call(restoreInstrument, { treaty: "COE197" });
    expect((await reader.call(listTreaties, {})).items.map(({ treaty }) => treaty)).toContain("COE197");
  });
});

/** The real tables lie beside the repository on a few machines only. */
const folder = join(import.meta.dirname, "../../../../shared/data/treaties");

describe.skipIf(!existsSync(folder))("[L3] the real tables of the Treaty Collection", () => {
  const files = {
    UNTOC: "untc_18-12.csv",
    TIP: "untc_18-12-a.csv",
    SOM: "untc_18-12-b.csv",
    FIREARMS: "untc_18-12-c.csv",
    UNCAC: "untc_18-14.csv",
  };

  it.each(Object.entries(files))(
    "%s comes in without a wrong row and changes nothing",
    async (treaty, name) => {
      const job = await importStatusAs(ground, ground.rapporteur, "preview", {
        content: readFileSync(join(folder, name)),
        name,
      });
      const preview = job.result as Preview;
      expect(preview).toMatchObject({ rejected: [], creates: 0 });
      expect(preview.recognisedAs).toContain(treaty);
      const known = treaties.find(({ code }) => code === treaty);
      expect(preview.accepted).toBe(known?.participants.length);
    },
  );
});
