import type { CommandEntry } from "../lib/command.ts";

/** Every command, loaded when it is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: "call",
    about: "Calls an action or a question as somebody.",
    load: async () => (await import("./call.ts")).call,
  },
  {
    name: "import",
    about: "Imports a file; wrong rows are left out and listed, unless --strict.",
    load: async () => (await import("./import.ts")).importFile,
  },
  {
    name: "statistics",
    about: "Makes a protected table of a dataset.",
    load: async () => (await import("./statistics.ts")).statistics,
  },
  {
    name: "screening",
    about: "Lists the interview instruments, or looks at answers in a file; needs no database.",
    load: async () => (await import("./screening.ts")).screening,
  },
  {
    name: "law",
    about: "Counts parties to treaties on a day, or lists what a country lacks, most urgent first.",
    load: async () => (await import("./law.ts")).law,
  },
  {
    name: "caselaw",
    about: "Searches published judgments.",
    load: async () => (await import("./caselaw.ts")).caselaw,
  },
  {
    name: "audit",
    about: "Verifies the chain of the audit, and names its first broken link.",
    load: async () => (await import("./audit.ts")).audit,
  },
  {
    name: "backup",
    about: "Writes everything into one archive, and the wrapped keys apart from it (FILE.keys).",
    load: async () => (await import("./backup.ts")).backup,
  },
  {
    name: "restore",
    about: "Fills an empty database from an archive and its keys; what was erased since stays erased.",
    load: async () => (await import("./restore.ts")).restore,
  },
  {
    name: "key",
    about: "Shows the recovery kit of the master key, puts a lost key back from it, or changes the key.",
    load: async () => (await import("./key.ts")).key,
  },
  {
    name: "doctor",
    about: "Looks at settings, disk, key and database, and says what is wrong.",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "migrate",
    about: "Brings the database up to date, as the start does too.",
    load: async () => (await import("./migrate.ts")).migrate,
  },
  {
    name: "types",
    about:
      "Makes the types of the database from its migrations; --check only compares them (for developers).",
    load: async () => (await import("./types.ts")).types,
  },
];
