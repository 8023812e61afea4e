import { statfsSync } from "node:fs";
import { errorText, printConfig, StartError } from "#kernel/config";
import { appliedMigrations, collectMigrations, type Database, openDatabase } from "#kernel/database";
import type { Call, Command } from "../lib/command.ts";

type Finding = { readonly check: string; readonly ok: boolean; readonly says: string };

export const doctor: Command = {
  usage: "",
  async run(call) {
    const findings = await examine(call);
    const text = findings
      .map(({ ok, check, says }) => `${ok ? "ok     " : "WRONG  "}${check}: ${says}`)
      .join("\n");
    return {
      json: { ok: findings.every((finding) => finding.ok), findings },
      text,
      code: findings.every((finding) => finding.ok) ? 0 : 1,
    };
  },
};

async function examine(call: Call): Promise<Finding[]> {
  const findings: Finding[] = [{ check: "node", ok: true, says: process.version }];
  try {
    const config = call.config();
    findings.push({
      check: "settings",
      ok: config.warnings.length === 0,
      says: [...config.warnings, printConfig(config)].join("\n"),
    });
    const database = await openDatabase(config, { progress: call.say, beside: true });
    try {
      findings.push({ check: "master key", ok: true, says: "it is the key of this Palermo" });
      findings.push(diskFinding(config.dataFolder), ...(await databaseFindings(database)));
    } finally {
      await database.close();
    }
  } catch (error) {
    const check = error instanceof StartError ? error.code : "failed";
    findings.push({ check, ok: false, says: errorText(error) });
  }
  return findings;
}

function diskFinding(folder: string): Finding {
  const disk = statfsSync(folder);
  const free = Math.round((disk.bavail * disk.bsize) / 1_000_000);
  return {
    check: "disk",
    ok: free > 500,
    says: `${free} MB free where the data lies${free > 500 ? "" : "; at least 500 MB should be"}`,
  };
}

async function databaseFindings(database: Database): Promise<Finding[]> {
  const owner = await database.owner();
  const backup = await database.backup();
  try {
    const { rows: versions } = await owner.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    const applied = await appliedMigrations(owner);
    const missing = collectMigrations().length - applied.length;
    const { rows: sums } = await owner.query<{ on: string }>(
      "select current_setting('data_checksums') as on",
    );
    const { rows: rights } = await backup.query<{ all: boolean }>(
      "select rolbypassrls as all from pg_roles where rolname = current_user",
    );
    return [
      { check: "database", ok: true, says: `PostgreSQL ${versions[0]?.version}, ${database.kind}` },
      {
        check: "migrations",
        ok: missing <= 0,
        says:
          missing <= 0
            ? `${applied.length} applied`
            : `${missing} are missing: start Palermo, or run palermo migrate`,
      },
      {
        check: "checksums",
        ok: true,
        says:
          sums[0]?.on === "on"
            ? "the database notices damaged pages"
            : "the server was made without data checksums; damaged pages go unnoticed",
      },
      {
        check: "backup",
        ok: rights[0]?.all === true,
        says:
          rights[0]?.all === true
            ? "its login reads everything"
            : "run as the server's administrator: alter role palermo_backup bypassrls",
      },
    ];
  } finally {
    await owner.end();
    await backup.end();
  }
}
