import type { Tx } from "#kernel/database";
import { defineModule } from "#kernel/module";
import { openTestKernel, startTestServer, type TestAccount, type TestKernel } from "#kernel/testing";

export const collection = "bench.judgment";
const door = defineModule({ name: "bench", rights: { "bench.edit": ["editor"] } });

export type SearchGround = {
  readonly kernel: TestKernel;
  readonly editor: TestAccount;
  readonly reader: TestAccount;
  /** Work in a transaction of a reader who is signed in. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** A database with the search's tables and an empty collection: on `DATABASE_URL_TEST`, else the embedded one. */
export async function openSearchGround(): Promise<SearchGround> {
  const { server, stop } = await startTestServer();
  const kernel = await openTestKernel({ modules: [door], server });
  const agencyId = await kernel.openAgency();
  const editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const reader = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  const owner = await kernel.database.owner();
  await owner.query("select text_search.register($1, 'bench.edit')", [collection]);
  await owner.end();
  return {
    kernel,
    editor,
    reader,
    read: (work) => reader.work(({ tx }) => work(tx)),
    async close() {
      await kernel.close();
      await stop();
    },
  };
}
