import type { TestProject } from "vitest/node";
import { startTestServer, type TestServer } from "./database-server.ts";
import { sweepTestFolders } from "./test-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Runs once before the database tests; each test then works on a clone of the template (`cloneDatabase`). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepTestFolders();
  const { server, stop } = await startTestServer();
  project.provide("testServer", server);
  return stop;
}
