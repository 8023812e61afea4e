import { defineConfig } from "vitest/config";

/** Pure units share one process without isolation; tests that need a database run in a stage of their own. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{kernel,modules,packages,bin,web,tests,bench,docs}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "tests/browser/**", "**/node_modules/**"],
          isolate: false,
        },
      },
      {
        test: {
          name: "database",
          include: ["{kernel,modules,tests,bin,web}/**/*.db.test.ts"],
          globalSetup: ["./kernel/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
