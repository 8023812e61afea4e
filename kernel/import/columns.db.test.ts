import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTemporary } from "#kernel/files";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { Job } from "../words/job.ts";
import { defineImporter, fieldsOfColumns, type ImporterField, readTable } from "./index.ts";
import { textOfColumns } from "./mapping.ts";

const fields: readonly ImporterField[] = [
  { name: "name", label: "Name", required: true },
  { name: "age", label: "Age" },
];

/** Says only how it understood the columns. */
const people = defineImporter({
  name: "test-people",
  about: "People, for tests.",
  needs: "testcolumns.run",
  extensions: [".csv"],
  maxBytes: 1024 ** 2,
  fields,
  async inspect({ path, matched, lang }) {
    for await (const { head } of readTable(path)) {
      const held = fieldsOfColumns({ fields, columns: head.columns, matched, lang });
      return {
        recognisedAs: "people",
        rowsRead: 1,
        accepted: 1,
        rejectedCount: 0,
        rejected: [],
        columns: held.flatMap((to, at) => (to ? [{ from: head.columns[at] ?? "", to }] : [])),
        sample: [],
        warnings: [],
      };
    }
    throw new Error("no rows");
  },
  async commit({ importId, matched }) {
    const created = matched?.filter((field) => field !== null).length ?? 0;
    return { importId, rowsRead: 1, accepted: 1, rejectedCount: 0, rejected: [], created };
  },
});

const door = defineModule({
  name: "testcolumns",
  rights: { "testcolumns.run": ["investigator"] },
  importers: [people],
});

let kernel: TestKernel;
let owner: TestAccount;
let colleague: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [door] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  colleague = await kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

async function upload(who: TestAccount, content: string): Promise<{ uploadId: string; importer: string }> {
  const stored = await kernel.services.files.write(Readable.from([Buffer.from(content)]), {
    limit: 1024 ** 2,
  });
  const held = { name: "people.csv", mediaType: "text/csv", stored };
  const { temporaryId } = await who.work((context) => addTemporary(context, held));
  return { uploadId: temporaryId, importer: "test-people" };
}

async function result(who: TestAccount, name: `import.${string}`, input: object): Promise<Job> {
  const { jobId } = (await who.callByName(name, input)) as { jobId: string };
  const ask = async () => Job.parse(await who.callByName("jobs.get-job", { jobId }));
  await expect.poll(async () => (await ask()).state, { timeout: 20_000 }).toMatch(/done|failed/);
  return ask();
}

describe("the columns of a file", () => {
  it("are shown with their first values and a proposal", async () => {
    const held = await upload(owner, "NAME,years,\nAna,31,\nBo,31,\n");
    expect(await result(owner, "import.read-columns", held)).toMatchObject({
      state: "done",
      result: {
        fields: [
          { name: "name", required: true },
          { name: "age", required: false },
        ],
        columns: [
          { name: "NAME", examples: ["Ana", "Bo"], field: "name" },
          { name: "years", examples: ["31"], field: null },
        ],
        remembered: false,
      },
    });
  });

  it("are previewed and imported as the reader matched them, and proposed so again to that reader alone", async () => {
    const held = await upload(owner, "who,years\nAna,31\n");
    const columns = ["name", "age"];
    expect((await result(owner, "import.preview-import", { ...held, columns })).result).toMatchObject({
      columns: [
        { from: "who", to: "name" },
        { from: "years", to: "age" },
      ],
    });
    expect((await result(owner, "import.run-import", { ...held, columns })).result).toMatchObject({
      created: 2,
    });
    const turned = await upload(owner, "Years,WHO\n32,Bo\n");
    expect((await result(owner, "import.read-columns", turned)).result).toMatchObject({
      columns: [{ field: "age" }, { field: "name" }],
      remembered: true,
    });
    const theirs = await upload(colleague, "who,years\nAna,31\n");
    expect((await result(colleague, "import.read-columns", theirs)).result).toMatchObject({
      columns: [{ field: null }, { field: null }],
      remembered: false,
    });
    const database = await kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      "select string_agg(m::text, ' ') as text from import.column_mapping m",
    );
    await database.end();
    expect(rows[0].text).not.toMatch(/who|years/i);
  });

  it("are remembered by a digest that cannot be guessed: another agency's of the same columns is another", async () => {
    const stranger = await kernel.openAccount({
      agencyId: await kernel.openAgency(),
      roles: ["investigator"],
    });
    for (const who of [owner, stranger]) {
      const held = await upload(who, "Ana Horvat,1990\nBo,1991\n");
      await result(who, "import.preview-import", { ...held, columns: ["name", "age"] });
    }
    const database = await kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query<{ digest: Buffer }>(
      "select columns_digest as digest from import.column_mapping where account_id = any ($1)",
      [[owner.accountId, stranger.accountId]],
    );
    await database.end();
    const digests = rows.map(({ digest }) => Buffer.from(digest).toString("hex"));
    expect(digests.length).toBeGreaterThan(1);
    expect(new Set(digests).size).toBe(digests.length);
    const guessed = createHash("sha256").update(textOfColumns(["Ana Horvat", "1990"]));
    expect(digests).not.toContain(guessed.digest("hex"));
    const again = await upload(owner, "1990,Ana Horvat\n1992,Cy\n");
    expect((await result(owner, "import.read-columns", again)).result).toMatchObject({ remembered: true });
  });

  it("are refused with a field that is unknown, stands twice or is missing", async () => {
    const held = await upload(owner, "who,years\nAna,31\n");
    for (const [columns, refusal] of [
      [["name", "shoe"], "unknown-field"],
      [["name", "name"], "field-twice"],
      [[null, "age"], "field-missing"],
    ] as const) {
      for (const name of ["import.preview-import", "import.run-import"] as const)
        await expect(owner.callByName(name, { ...held, columns })).rejects.toMatchObject({
          detail: { refusal },
        });
    }
  });

  it("are counted, so that what was matched for another file is not used", async () => {
    const held = await upload(owner, "who,years,shoe\nAna,31,40\n");
    const job = await result(owner, "import.preview-import", { ...held, columns: ["name"] });
    expect(job).toMatchObject({
      state: "failed",
      problem: { code: "other-columns", title: expect.stringMatching(/3 columns/) },
    });
    const kept = await owner.work(async ({ tx }) =>
      sql`select from import.column_mapping where jsonb_array_length(fields) = 1`.execute(tx),
    );
    expect(kept.rows).toEqual([]);
  });
});
