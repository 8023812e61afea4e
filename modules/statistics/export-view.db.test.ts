import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { statistics } from "./index.ts";
import { closeStore } from "./store/ask-store.ts";
import { setStatisticsFolder } from "./store/folder.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-export-"));
let kernel: TestKernel;
let rapporteur: TestAccount;
let back: () => void;

const heading =
  "yearOfRegistration,gender,ageBroad,citizenship,isForcedLabour,isSexualExploit,CountryOfExploitation";
const rows = Array.from(
  { length: 200 },
  (_one, at) => `201${at % 3},${at % 2 ? "Female" : "Male"},18--20,PH,${at % 2},${1 - (at % 2)},QA`,
);

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  back = setStatisticsFolder(join(folder, "statistics"));
  rapporteur = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["rapporteur"] });
});

afterAll(async () => {
  await closeStore();
  await kernel?.close();
  back();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(options: Record<string, string>): Promise<string | undefined> {
  const path = join(folder, "ctdc.csv");
  writeFileSync(path, [heading, ...rows].join("\n"));
  const importer = statistics.importers?.find(({ name }) => name === "ctdc");
  const report = await importer?.commit({
    path,
    fileName: "ctdc.csv",
    options,
    lang: "en",
    signal: new AbortController().signal,
    progress: async () => undefined,
    inTx: (work) => rapporteur.work(work),
    importId: crypto.randomUUID(),
    leaveOutRejected: false,
  });
  return report?.dataset;
}

it("exports no panel and no page of a data set whose licence forbids it, and names the licence", async () => {
  const dataset = await imported({
    republication: "forbidden",
    licence: "For one ministry only",
    title: "Victims, told to one ministry",
  });
  const { items } = (await rapporteur.callByName("statistics.list-data-sets", {})) as {
    items: { code: string; title: string }[];
  };
  expect(items).toMatchObject([{ code: dataset, title: "Victims, told to one ministry" }]);
  for (const format of ["csv", "xlsx", "pdf", "picture"])
    await expect(
      rapporteur.callByName("statistics.export-view", { view: "victims", format }),
    ).rejects.toMatchObject({
      code: "refused",
      detail: { refusal: "no-republication", params: { licence: "For one ministry only" } },
    });
  await rapporteur.callByName("statistics.set-republication", { dataset, republication: "attribution" });
  const file = await rapporteur.callByName("statistics.export-view", { view: "victims", format: "csv" });
  expect(file).toMatchObject({ mediaType: "text/csv" });
});
