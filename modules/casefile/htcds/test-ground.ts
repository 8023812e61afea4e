import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { sql } from "kysely";
import type { Preview, Report } from "#kernel/import";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { exportCases } from "../export-cases.ts";
import { importHtcds } from "../import-htcds.ts";
import { casefile } from "../index.ts";

export type HtcdsGround = {
  readonly kernel: TestKernel;
  readonly agencyId: string;
  readonly investigator: () => Promise<TestAccount>;
  /** Writes a file to be imported; gives its path. */
  readonly file: (name: string, content: string | Buffer) => string;
  readonly table: (columns: readonly string[], rows: readonly (readonly string[])[]) => string;
  readonly exported: (
    who: TestAccount,
    format?: "csv" | "xlsx",
  ) => Promise<{ path: string; text: string; withheld: number }>;
  readonly close: () => Promise<void>;
};

/** A kernel, an agency and a folder for the files of tests of HTCDS. */
export async function openHtcdsGround(): Promise<HtcdsGround> {
  const kernel = await openTestKernel({ modules: [casefile] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), "palermo-htcds-"));
  const agencyId = await kernel.openAgency();
  const file = (name: string, content: string | Buffer) => {
    const path = join(folder, `${randomUUID()}-${name}`);
    writeFileSync(path, content);
    return path;
  };
  return {
    kernel,
    agencyId,
    file,
    investigator: () => kernel.openAccount({ agencyId, roles: ["investigator"] }),
    table: (columns, rows) => file("list.csv", stringify([columns, ...rows])),
    async exported(who, format = "csv") {
      const made = await who.call(exportCases, { format });
      const content = Buffer.from(made.base64, "base64");
      return {
        path: file(made.fileName, content),
        // The last line tells who exported and when; imports pass over it, and it differs each time.
        text: content.toString("utf8").replace(/"?# Palermo X-[^\r\n]*\r\n$/, ""),
        withheld: made.withheld,
      };
    },
    async close() {
      await kernel.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function open(who: TestAccount, path: string) {
  return {
    path,
    fileName: path,
    options: {},
    lang: "en" as const,
    signal: new AbortController().signal,
    progress: async () => {},
    inTx: who.work,
  };
}

export function preview(who: TestAccount, path: string): Promise<Preview> {
  return importHtcds.inspect(open(who, path));
}

export async function run(who: TestAccount, path: string, leaveOutRejected = false): Promise<Report> {
  const importId = randomUUID();
  await who.work(async ({ tx }) => {
    await sql`insert into import.import (import_id, importer) values (${importId}::uuid, 'htcds')`.execute(
      tx,
    );
  });
  return importHtcds.commit({ ...open(who, path), importId, leaveOutRejected });
}

export async function undo(who: TestAccount, importId: string): Promise<void> {
  await importHtcds.undo?.({ importId, inTx: who.work });
}

/** A short list: one presumed victim in one case. */
export const columns = [
  "cas_Id",
  "prs_Id",
  "prs_FirstName",
  "prs_SecondName",
  "vic_TraffickingStatus",
  "cas_Status",
];
export const amara = ["K-1", "P-1", "Amara", "Okoye", "PossibleVictimOfTrafficking", "Active"];
