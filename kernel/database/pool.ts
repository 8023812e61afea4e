import pg from "pg";
import { type Connecting, clientConfig, type Place } from "./place.ts";

export type PoolLimits = { readonly max: number; readonly statementSeconds: number };

/**
 * A pool that outlives its server: broken connections are dropped and new ones made on the next request, which meanwhile
 * fails with an error that `troubleOf` recognises. A caller waits at most ten seconds for a connection.
 */
export function createPool(place: Place, connecting: Connecting, limits: PoolLimits): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(place, connecting),
    max: limits.max,
    idleTimeoutMillis: 30_000,
    statement_timeout: limits.statementSeconds * 1000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // Idle connections break when the server goes; the pool has dropped them already.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
