import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { Declaration } from "#kernel/action";
import type { Tx } from "#kernel/database";

/** The statements that a question sends for an input, found by running it over a database that answers nothing. */
export async function recordSql(
  declaration: Declaration,
  input: unknown,
): Promise<{ readonly text: string; readonly values: readonly unknown[] }[]> {
  const sent: { text: string; values: readonly unknown[] }[] = [];
  const connection: DatabaseConnection = {
    async executeQuery(query: CompiledQuery) {
      sent.push({ text: query.sql, values: query.parameters });
      return { rows: [] };
    },
    streamQuery() {
      throw new Error("nothing is streamed");
    },
  };
  const none = async () => {};
  const tx: Tx = new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => ({
        init: none,
        acquireConnection: async () => connection,
        beginTransaction: none,
        commitTransaction: none,
        rollbackTransaction: none,
        releaseConnection: none,
        destroy: none,
      }),
    },
  });
  const unused = () => {
    throw new Error("a plain question needs nothing but its transaction");
  };
  await declaration.run({
    input: declaration.input.parse(input),
    tx,
    actor: {
      kind: "person",
      accountId: "",
      agencyId: "",
      unitId: null,
      sessionId: null,
      roles: [],
      rights: new Set(),
      compartments: [],
      lang: "en",
    },
    now: new Date(),
    expects: undefined,
    vault: new Proxy({} as never, { get: unused }),
    opened: unused,
    emit: unused,
    startJob: unused,
  });
  return sent;
}
