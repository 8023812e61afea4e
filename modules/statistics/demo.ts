import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { ModuleDoor } from "#kernel/module";
import { figuresFile, victimFile } from "./builders.ts";
import { perpetratorFile } from "./demo-perpetrators.ts";
import { demoSeries } from "./demo-series.ts";
import { demoEvents } from "./events/demo-events.ts";
import { ctdcVictimPerpetrator } from "./import/ctdc-vp.ts";
import type { Layout } from "./import/layout.ts";
import { titleOf } from "./import/publish.ts";
import { readFile } from "./import/read-file.ts";
import { recordsLayout } from "./import/records-layout.ts";
import { type Publication, storeDataSet } from "./import/stored.ts";
import { unodcLayout } from "./import/unodc-layout.ts";
import { demoKnowledge } from "./knowledge/demo-knowledge.ts";
import { statisticsFolder } from "./store/folder.ts";

type World = Parameters<NonNullable<ModuleDoor["demo"]>>[0];

const demoRecords = 9000;

const victims: Publication = {
  prefix: "demo-victims",
  title: {
    ar: "عرض توضيحي: سجلات مختلقة لضحايا في فيريديا",
    zh: "演示：维里迪亚虚构的被害人记录",
    en: "DEMONSTRATION: invented records of victims in Veridia",
    fr: "DÉMONSTRATION : dossiers inventés de victimes en Véridie",
    ru: "ДЕМОНСТРАЦИЯ: вымышленные записи о пострадавших в Веридии",
    es: "DEMOSTRACIÓN: registros inventados de víctimas en Veridia",
  },
  source: "Palermo demonstration, invented figures",
  licence: "CC0",
  republication: "free",
  unit: "persons",
  caveats: [],
  demonstration: true,
};
const figures: Publication = {
  ...victims,
  prefix: "demo-indicators",
  title: {
    ar: "عرض توضيحي: أرقام رسمية مختلقة لفيريديا",
    zh: "演示：维里迪亚虚构的官方数字",
    en: "DEMONSTRATION: invented official figures of Veridia",
    fr: "DÉMONSTRATION : chiffres officiels inventés de la Véridie",
    ru: "ДЕМОНСТРАЦИЯ: вымышленная официальная статистика Веридии",
    es: "DEMOSTRACIÓN: cifras oficiales inventadas de Veridia",
  },
  unit: "figures",
  caveats: ["unodc-censored"],
};

async function store(world: World, file: string, layout: Layout, publication: Publication): Promise<string> {
  const workFolder = join(statisticsFolder(), "work");
  return readFile({ path: file, layouts: [layout], workFolder }, (reading, parquet) => {
    if (reading.rejectedCount > 0)
      throw new Error(`the demonstration has ${reading.rejectedCount} wrong rows`);
    return storeDataSet({
      inTx: (work) => world.inTxAs("rapporteur", work),
      importer: "demonstration",
      layout,
      reading,
      parquet,
      publication,
      fileName: "demonstration",
      importId: null,
    });
  });
}

/** Events of the invented years, so that lines show what may have moved around them. */
async function storeEvents(world: World): Promise<void> {
  await world.inTxAs("rapporteur", async ({ tx }) => {
    for (const { kind, date, earliest, latest, country, route, title } of demoEvents)
      await sql`
        insert into statistics.dated_event
          (kind, date, earliest, latest, country, route, title, source, demonstration)
        values (${kind}, ${date}, ${earliest}::date, ${latest}::date, ${country}, ${route},
          ${JSON.stringify(title)}::jsonb, ${victims.source}, true)`.execute(tx);
  });
}

/** Invented records and figures of the invented State, through the same reading, checking and storing as real ones. */
export async function demo(world: World): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "palermo-demo-"));
  try {
    const records = join(folder, "victims.csv");
    const file = await open(records, "w", 0o600);
    for (const piece of victimFile(world.seed, demoRecords)) await file.write(piece);
    await file.close();
    await store(world, records, recordsLayout(), victims);
    const official = join(folder, "figures.csv");
    await writeFile(official, figuresFile(world.seed), { mode: 0o600 });
    await store(world, official, unodcLayout(), figures);
    const perpetrators = join(folder, "perpetrators.csv");
    await writeFile(perpetrators, perpetratorFile(world.seed, 2500), { mode: 0o600 });
    await store(world, perpetrators, ctdcVictimPerpetrator(), {
      ...victims,
      prefix: "demo-perpetrators",
      title: titleOf("demo-perpetrators", {}),
      caveats: ["demo-invented", "ctdc-vp-accounts", "several-values"],
    });
    for (const { prefix, title, unit, caveats, layout, text } of demoSeries()) {
      const path = join(folder, `${prefix}.csv`);
      await writeFile(path, text(world.seed), { mode: 0o600 });
      await store(world, path, layout, { ...victims, prefix, title: titleOf(title, {}), unit, caveats });
    }
    await storeEvents(world);
    for (const { action, input } of demoKnowledge) await world.callAs("rapporteur", action, input);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
