import type { TestProject } from "vitest/node";
import { makeDemonstration } from "#kernel/testing";
import { modules } from "#modules";
import { sweepTestFolders } from "../../kernel/testing/test-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    demonstration: string | null;
  }
}

/** Runs once before the browser tests: the demonstration is loaded, and each file's server works on a copy of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  sweepTestFolders();
  const { dataFolder, remove } = await makeDemonstration(modules);
  project.provide("demonstration", dataFolder);
  return remove;
}
