import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { type Ground, importAs, jobOver, openGround } from "./builders.ts";
import { estimateStudy } from "./estimates/estimate-study.ts";
import { reportStudy } from "./estimates/report-study.ts";
import { listFigures } from "./figures/list-figures.ts";
import { shareFigures, withdrawFigures } from "./figures/share-figures.ts";
import { getStudy } from "./studies/get-study.ts";
import { listStudies } from "./studies/list-studies.ts";
import { listReporters, openOwnStudy } from "./studies/own-lists.ts";
import { removeStudy, restoreStudy } from "./studies/remove-study.ts";

let ground: Ground;
let rapporteur: TestAccount;

beforeAll(async () => {
  ground = await openGround();
  rapporteur = ground.rapporteur;
});
afterAll(() => ground?.kernel.close());

const id = () => crypto.randomUUID();
const stratified = [
  "police,shelter,inspectorate,sex,count",
  ...["female", "male"].flatMap((sex) =>
    ["1,0,0,61", "0,1,0,44", "0,0,1,52", "1,1,0,14", "1,0,1,9", "0,1,1,12", "1,1,1,4"].map((row) => {
      const at = row.lastIndexOf(",");
      return `${row.slice(0, at)},${sex}${row.slice(at)}`;
    }),
  ),
  "1,0,0,other,3",
].join("\n");

async function bringIn(content: string, title = "Three lists"): Promise<string> {
  const job = await importAs(ground, rapporteur, {
    verb: "run",
    content,
    options: { title, from: "2025-01-01", to: "2025-12-31" },
  });
  expect(job.state).toBe("done");
  const { items } = await rapporteur.call(listStudies, {});
  const found = items.find((one) => one.title === title);
  if (found === undefined) throw new Error("the study did not come in");
  return found.studyId;
}

describe("undetected", () => {
  it("gives a stranger nothing, and people who work on cases no study", async () => {
    const studyId = await bringIn(stratified, "Secret");
    for (const who of [ground.stranger, ground.investigator, ground.provider]) {
      await expect(who.call(listStudies, {})).rejects.toMatchObject({ code: "not-found" });
      await expect(who.call(getStudy, { studyId })).rejects.toMatchObject({ code: "not-found" });
      await expect(who.call(listReporters, {})).rejects.toMatchObject({ code: "not-found" });
      await expect(who.call(estimateStudy, { studyId, methods: ["main"] })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(who.call(reportStudy, { studyId })).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(ground.stranger.call(listFigures, {})).rejects.toMatchObject({ code: "not-found" });
    await expect(ground.otherRapporteur.call(getStudy, { studyId })).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await ground.otherRapporteur.call(listStudies, {})).items).toEqual([]);
  });

  it("[X5] keeps counts alone: no table of the module holds an id, a code or a name of anybody", async () => {
    const owner = await ground.kernel.database.owner();
    const { rows } = await owner.query<{ column_name: string }>(
      "select column_name from information_schema.columns where table_schema = 'undetected' and table_name in ('study', 'estimate', 'figures', 'population')",
    );
    await owner.end();
    const names = rows.map(({ column_name }) => column_name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => /person|dossier|case|code|name|token/.test(name))).toEqual([]);
  });

  it("brings in a file with parts, and says which can be estimated", async () => {
    const studyId = await bringIn(stratified);
    const study = await rapporteur.call(getStudy, { studyId });
    expect(study).toMatchObject({
      people: 395,
      lists: ["Police", "shelter", "inspectorate"],
      strata: ["sex"],
      coarse: false,
    });
    expect(study.parts.map(({ label, people, standing }) => [label, people, standing])).toEqual([
      ["Everybody", 395, "possible"],
      ["Sex: Female", 196, "possible"],
      ["Sex: Male", 196, "possible"],
      ["Sex: Other", 3, "too-few-people"],
    ]);
    expect(study.overlaps[0]).toEqual({ lists: ["Police"], people: 125 });
    const women = await rapporteur.call(getStudy, { studyId, part: { sex: "female" } });
    expect(women.check?.lists).toEqual([
      { name: "Police", people: 88 },
      { name: "shelter", people: 74 },
      { name: "inspectorate", people: 77 },
    ]);
  });

  it("names row, column and what was expected, and keeps nothing of a wrong file", async () => {
    const before = (await rapporteur.call(listStudies, {})).items.length;
    const wrong = "a,b,c,count\n1,0,0,4\n0,2,1,3\n0,0,0,9\n1,1,0,1.5\n";
    const preview = await importAs(ground, rapporteur, { verb: "preview", content: wrong });
    expect(preview.result).toMatchObject({
      rejectedCount: 3,
      rejected: [
        { row: 3, column: "b", value: "2", expected: "0 or 1" },
        { row: 4, column: "count", value: "9" },
        { row: 5, column: "count", value: "1.5", expected: "a whole number of people, 0 or more" },
      ],
    });
    const run = await importAs(ground, rapporteur, { verb: "run", content: wrong });
    expect(run.state).toBe("failed");
    const twice = await importAs(ground, rapporteur, {
      verb: "preview",
      content: "id,a,b,c,sex\n1,1,0,0,female\n2,0,1,1,male\n1,0,1,0,male\n",
    });
    expect(twice.result).toMatchObject({ rejected: [{ row: 4, column: "id", value: "" }] });
    const lone = await importAs(ground, rapporteur, { verb: "preview", content: "a,count\n1,4\n" });
    expect(lone.state).toBe("failed");
    expect((await rapporteur.call(listStudies, {})).items).toHaveLength(before);
  });

  it("sets everything about a part as a PDF in the reader's language, in a job that can be stopped", async () => {
    const studyId = await bringIn(stratified, "On paper");
    const part = { sex: "female" as const };
    await expect(ground.otherRapporteur.call(reportStudy, { studyId })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(rapporteur.call(reportStudy, { studyId, part: { sex: "nobody" } })).rejects.toMatchObject({
      detail: { refusal: "nobody-in-part" },
    });
    const long = await rapporteur.call(reportStudy, { studyId, options: { replicates: 10_000 } });
    await rapporteur.callByName("jobs.cancel-job", { jobId: long.jobId });
    expect((await jobOver(rapporteur, long.jobId)).state).toBe("cancelled");
    const { jobId } = await rapporteur.call(reportStudy, { studyId, part, options: { replicates: 20 } });
    const job = await jobOver(rapporteur, jobId);
    expect(job.state).toBe("done");
    const { base64, fileName, pages } = job.result as { base64: string; fileName: string; pages: number };
    expect(Buffer.from(base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    expect(pages).toBeGreaterThan(3);
    expect(fileName).toMatch(/undetected-[0-9a-f]{8}\.pdf$/);
    const owner = await ground.kernel.database.owner();
    const { rows } = await owner.query<{ fields: string[] }>(
      "select fields from audit.event where action = 'jobs.work' and account_id = $1",
      [rapporteur.accountId],
    );
    await owner.end();
    expect(rows.map(({ fields }) => fields)).toEqual([[expect.stringMatching(/^export X-/)]]);
    await expect(ground.otherRapporteur.callByName("jobs.get-job", { jobId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("estimates by several methods beside each other, the same again from the same seed", async () => {
    const studyId = await bringIn(stratified, "To estimate");
    const ask = {
      studyId,
      methods: ["chao" as const, "main" as const, "stepwise" as const],
      options: { replicates: 60, seed: 7 },
    };
    const run = async () => {
      const { jobId } = await rapporteur.call(estimateStudy, ask as never);
      const job = await jobOver(rapporteur, jobId);
      expect(job).toMatchObject({ state: "done", result: { estimates: 3, asked: 3 } });
      const { estimates } = await rapporteur.call(getStudy, { studyId });
      return estimates
        .map(({ method, result }) => ({ method, ...result, seconds: 0 }))
        .sort((one, other) => one.method.localeCompare(other.method));
    };
    const first = await run();
    expect(first.map(({ method }) => method)).toEqual(["chao", "main", "stepwise"]);
    expect(await run()).toEqual(first);
    const stepwise = first.find(({ method }) => method === "stepwise");
    expect(stepwise?.intervals.some(({ how, level }) => how === "bca" && level === 0.95)).toBe(true);
    expect(stepwise?.estimate).toBeGreaterThan(395);
  });

  it("equals the reference of the killings in Kosovo", async () => {
    const folder = join(import.meta.dirname, "../../../shared/data/mse");
    const reference = JSON.parse(readFileSync(join(folder, "reference.json"), "utf8")) as {
      Kosovo: { glm_main: { N: number } };
    };
    const studyId = await bringIn(readFileSync(join(folder, "Kosovo.csv"), "utf8"), "Kosovo");
    const { jobId } = await rapporteur.call(estimateStudy, {
      studyId,
      methods: ["main"],
      options: { replicates: 0 },
    } as never);
    expect((await jobOver(rapporteur, jobId)).state).toBe("done");
    const [estimate] = (await rapporteur.call(getStudy, { studyId })).estimates;
    expect(estimate?.result.estimate).toBeCloseTo(reference.Kosovo.glm_main.N, 2);
  });

  it("keeps what was done when it is cancelled half-way, and runs again", async () => {
    const studyId = await bringIn(stratified, "To cancel");
    const { jobId } = await rapporteur.call(estimateStudy, {
      ...{ studyId, methods: ["main", "stepwise"], options: { replicates: 10_000 } },
    } as never);
    await expect
      .poll(async () => (await rapporteur.callByName("jobs.get-job", { jobId })) as { done: number }, {
        timeout: 30_000,
        interval: 50,
      })
      .toMatchObject({ state: "running" });
    await rapporteur.callByName("jobs.cancel-job", { jobId });
    expect((await jobOver(rapporteur, jobId)).state).toBe("cancelled");
    const { jobId: again } = await rapporteur.call(estimateStudy, {
      studyId,
      methods: ["main"],
      options: { replicates: 20 },
    } as never);
    expect((await jobOver(rapporteur, again)).state).toBe("done");
    expect((await rapporteur.call(getStudy, { studyId })).estimates.map(({ method }) => method)).toContain(
      "main",
    );
  });

  it("refuses what cannot be asked", async () => {
    const studyId = await bringIn(stratified, "To refuse");
    const ask = (over: object) =>
      rapporteur.call(estimateStudy, { studyId, methods: ["main"], ...over } as never);
    await expect(ask({ part: { sex: "nobody" } })).rejects.toMatchObject({
      detail: { refusal: "nobody-in-part" },
    });
    await expect(ask({ methods: ["main", "main"] })).rejects.toMatchObject({
      detail: { refusal: "method-twice" },
    });
    await expect(ask({ studyId: id() })).rejects.toMatchObject({ code: "not-found" });
    const share = (over: object) =>
      rapporteur.call(shareFigures, {
        figuresId: id(),
        studyId,
        method: "main",
        by: null,
        country: "IT",
        year: 2025,
        ...over,
      } as never);
    await expect(share({})).rejects.toMatchObject({ detail: { refusal: "no-estimate" } });
    await expect(share({ method: "chao" })).rejects.toMatchObject({ detail: { refusal: "only-a-bound" } });
    await expect(share({ by: "region" })).rejects.toMatchObject({ detail: { refusal: "not-told-apart" } });
  });

  it("never changes what an estimate rests on, by hand neither", async () => {
    const studyId = await bringIn(stratified, "Snapshot");
    await expect(
      rapporteur.work(({ tx }) =>
        sql`update undetected.study set people = 1 where study_id = ${studyId}::uuid`.execute(tx),
      ),
    ).rejects.toThrow(/never changed/);
    await rapporteur.call(removeStudy, { studyId });
    await expect(rapporteur.call(getStudy, { studyId })).rejects.toMatchObject({ code: "not-found" });
    await rapporteur.call(restoreStudy, { studyId });
    expect((await rapporteur.call(getStudy, { studyId })).people).toBe(395);
  });

  it("makes figures known without small groups or the groups that would tell them, in tens, with rates", async () => {
    const population =
      "country,year,sex,age,people\nIT,2025,total,total,5000000\nIT,2025,female,total,2600000\n";
    const brought = await importAs(ground, rapporteur, {
      verb: "run",
      content: population,
      importer: "residents",
      options: { source: "Census" },
    });
    expect(brought.state).toBe("done");
    const studyId = await bringIn(stratified, "To share");
    for (const part of [{}, { sex: "female" }, { sex: "male" }]) {
      const { jobId } = await rapporteur.call(estimateStudy, {
        studyId,
        part,
        methods: ["main"],
        options: { replicates: 30 },
      } as never);
      expect((await jobOver(rapporteur, jobId)).state).toBe("done");
    }
    const figuresId = id();
    await rapporteur.call(shareFigures, {
      figuresId,
      studyId,
      method: "main",
      by: "sex",
      country: "IT",
      year: 2025,
    });
    const { items } = await ground.investigator.call(listFigures, {});
    const figures = items.find((one) => one.figuresId === figuresId);
    const rows = figures?.rows ?? [];
    expect(rows.map(({ label }) => label)).toEqual(["Everybody", "Female", "Male", "Other"]);
    // Three people of another sex: hidden, and with them one more group, from which they could be computed.
    expect(rows.filter(({ detected }) => detected === null)).toHaveLength(2);
    expect(rows[3]).toMatchObject({ detected: null, undetected: null, total: null, per100000: null });
    expect(rows[0]?.detected).toBe(400);
    expect(rows[0]?.per100000).toBeGreaterThan(7);
    for (const { detected, undetected, total } of rows)
      for (const figure of [detected, undetected, total]) expect((figure ?? 0) % 10).toBe(0);
    expect(JSON.stringify(figures)).not.toContain('"counts"');
    await expect(ground.otherRapporteur.call(withdrawFigures, { figuresId })).rejects.toMatchObject({
      code: "not-found",
    });
    await rapporteur.call(withdrawFigures, { figuresId });
    expect((await ground.investigator.call(listFigures, {})).items.map((one) => one.figuresId)).not.toContain(
      figuresId,
    );
  });

  it("[X5] counts own dossiers by list, in tens, and refuses where people could be made out", async () => {
    const lists = [
      { name: "Police", agencies: [ground.investigator.agencyId] },
      { name: "Shelter", agencies: [ground.provider.agencyId] },
    ];
    const title = { lang: "en", text: "Own", translations: {} } as const;
    const open = async (divided: typeof lists) => {
      const studyId = id();
      await rapporteur.call(openOwnStudy, { studyId, title, lists: divided });
      return studyId;
    };
    const estimate = (studyId: string) =>
      rapporteur.call(estimateStudy, { studyId, methods: ["chao"], options: { replicates: 0 } } as never);
    await fillCases(ground.investigator, 40);
    await fillCases(ground.provider, 25);
    // They came since the quarter began.
    const early = await open(lists);
    expect(await rapporteur.call(getStudy, { studyId: early })).toMatchObject({ people: 0 });
    await expect(estimate(early)).rejects.toMatchObject({ detail: { refusal: "too-few-people" } });
    await expect(rapporteur.call(reportStudy, { studyId: early })).rejects.toMatchObject({
      detail: { refusal: "report-in-tens" },
    });
    const others = lists.map(({ name }, at) => ({ name, agencies: [[id()], [id(), id()]][at] ?? [] }));
    await expect(open(others)).rejects.toMatchObject({ detail: { refusal: "other-lists" } });
    await expect(
      rapporteur.work(({ tx }) =>
        sql`select * from contribution.overlaps(${JSON.stringify(others.map((list) => list.agencies))}::jsonb)`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/other lists are counted/);
    await ground.kernel.moveClock(92 * 24 * 3_600_000);
    await open([...lists].reverse());
    const studyId = await open(lists);
    const study = await rapporteur.call(getStudy, { studyId });
    expect(study).toMatchObject({ coarse: true, people: 60, standing: "two-lists" });
    expect(study.overlaps.every(({ people }) => people % 10 === 0)).toBe(true);
    await jobOver(rapporteur, (await estimate(studyId)).jobId);
    const told = await rapporteur.call(getStudy, { studyId });
    for (const { result } of told.estimates) {
      expect(result.density).toBeNull();
      for (const figure of [result.observed, result.estimate ?? 0, result.hidden ?? 0])
        expect(figure % 10).toBe(0);
    }
    // A digest of small counts would tell them to whoever tries a few.
    expect(JSON.stringify(told)).not.toMatch(/[0-9a-f]{40}/);
    await expect(
      open([
        { name: "A", agencies: [ground.investigator.agencyId] },
        { name: "B", agencies: [ground.investigator.agencyId] },
      ]),
    ).rejects.toMatchObject({ detail: { refusal: "agency-twice" } });
    await expect(
      ground.investigator.work(({ tx }) =>
        sql`select * from contribution.overlaps(${JSON.stringify(lists.map((list) => list.agencies))}::jsonb)`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/nobody entered here may collect/);
    await expect(
      rapporteur.work(({ tx, now }) => sql`select * from casefile.presence_people(${now})`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
  });
});

/** Presumed victims, one a case. */
async function fillCases(who: TestAccount, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const caseId = id();
    await who.callByName("casefile.open-case", { caseId, kind: "trafficking", title: "Case" });
    await who.callByName("casefile.add-participant", {
      ...{ caseId, participantId: id(), capacity: "presumed_victim", person: { identity: {} } },
      facts: { sex: { state: "known", value: n % 2 === 0 ? "female" : "male" } },
    });
  }
}
