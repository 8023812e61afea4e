import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { ImportOptions, Preview, Report } from "#kernel/import";
import type { TestAccount } from "#kernel/testing";
import { importers } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-caselaw-"));
let files = 0;

/** Writes a file for one test; gives its path. */
export function fileOf(content: string | Uint8Array, ending = ".csv"): string {
  files += 1;
  const path = join(folder, `file-${files}${ending}`);
  writeFileSync(path, content);
  return path;
}

type Ask = { readonly path: string; readonly options?: ImportOptions; readonly leaveOutRejected?: boolean };

function importerNamed(name: string) {
  const found = importers.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no importer ${name}`);
  return found;
}

function openOf(who: TestAccount, { path, options = {} }: Ask) {
  return {
    path,
    fileName: path,
    options,
    lang: "en" as const,
    signal: new AbortController().signal,
    progress: async () => undefined,
    inTx: <T>(work: Parameters<typeof who.work<T>>[0]) => who.work(work),
  };
}

/** What an import would do. */
export async function previewed(who: TestAccount, name: string, ask: Ask): Promise<Preview> {
  return importerNamed(name).inspect(openOf(who, ask));
}

/** Imports a file as the kernel's job does. */
export async function imported(who: TestAccount, name: string, ask: Ask): Promise<Report> {
  const importId = crypto.randomUUID();
  await who.work(async ({ tx }) => {
    await sql`insert into import.import (import_id, importer) values (${importId}::uuid, ${name})`.execute(
      tx,
    );
  });
  const leaveOutRejected = ask.leaveOutRejected ?? true;
  return importerNamed(name).commit({ ...openOf(who, ask), importId, leaveOutRejected });
}

/** Takes an import back as the kernel's action does. */
export async function undone(who: TestAccount, name: string, importId: string): Promise<void> {
  await who.work((context) =>
    Promise.resolve(importerNamed(name).undo?.({ importId, inTx: (work) => work(context) })),
  );
}
