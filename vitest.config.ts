import { defineConfig } from "vitest/config";

/** Tests that start servers, fill disks, read large files or end processes: one after the other, with nothing beside them. */
const alone = [
  "tests/crash/**/*.db.test.ts",
  "tests/bad-input/**/*.db.test.ts",
  "kernel/database/embedded/**/*.db.test.ts",
  "bin/**/*.db.test.ts",
  "modules/**/real-files.db.test.ts",
];

/**
 * Units and tests that need a database share two processes without isolation, so that the program is loaded twice and not
 * once for each file: what a module remembers is kept by database or content, or forgotten when its server stops. Database
 * tests work each on a copy of the migrated template, browser tests each on a copy of the demonstration, in a process each.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{kernel,modules,packages,bin,web,tests,bench,docs}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "tests/browser/**", "**/node_modules/**"],
          isolate: false,
          // By itself Vitest leaves one of two cores free.
          maxWorkers: 2,
          // Some start programs, which take their time on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "database",
          isolate: false,
          include: ["{kernel,modules,tests,web}/**/*.db.test.ts"],
          exclude: [...alone, "**/node_modules/**"],
          globalSetup: ["./kernel/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "alone",
          include: alone,
          globalSetup: ["./kernel/testing/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          globalSetup: ["./tests/browser/global-setup.ts"],
          maxWorkers: 2,
        },
      },
    ],
  },
});
