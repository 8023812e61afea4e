import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type pg from "pg";
import type { Tx } from "../database/tx.ts";
import type { DB } from "../database/types.generated.ts";
import { statementName } from "./statement-name.ts";

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();

/** Lends one open client to kysely; beginning and ending the transaction stays with the kernel. */
class ClientConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase;
  readonly #reader: string;

  constructor(client: pg.ClientBase, reader: string) {
    this.#client = client;
    this.#reader = reader;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = statementName(query.sql, this.#reader);
    const values = [...query.parameters];
    const result = await this.#client.query({ text: query.sql, values, ...(name ? { name } : {}) });
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error("a transaction reads pages, it does not stream");
  }
}

/** Kysely over one client that already stands in a transaction, entered for this reader. */
export function txOver(client: pg.ClientBase, reader: string): Tx {
  const connection = new ClientConnection(client, reader);
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => adapter,
      createQueryCompiler: () => compiler,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        beginTransaction: refuseNesting,
        commitTransaction: refuseNesting,
        rollbackTransaction: refuseNesting,
        releaseConnection: async () => {},
        destroy: async () => {},
      }),
    },
  });
}

async function refuseNesting(): Promise<never> {
  throw new Error("the kernel alone opens and ends transactions");
}
