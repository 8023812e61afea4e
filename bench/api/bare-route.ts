/**
 * The peer of `bench/api.ts`: the same statement, the same pool, the same database, and nothing else. It signs nobody in,
 * checks no right and reads as the owner, whom no policy holds back.
 */
import Fastify from "fastify";
import pg from "pg";
import { readConfig } from "#kernel/config";
import { clientConfig, openDatabase } from "#kernel/database";
import { modules } from "#modules";
import { recordSql } from "../lib/recorded-sql.ts";

const config = readConfig(process.env);
const database = await openDatabase(config, { beside: true });
const pool = new pg.Pool({
  ...clientConfig(database.place, { login: "palermo_owner", masterKey: database.instance.masterKey }),
  max: 16,
  options: "-c palermo.maintenance=on",
});
pool.on("connect", (client) => client.on("error", () => {}));

const name = process.env.BENCH_QUESTION ?? "";
const question = modules.flatMap((door) => door.declarations).find((one) => one.name === name);
if (question === undefined) throw new Error(`there is no ${name}`);
const [statement] = await recordSql(question, JSON.parse(process.env.BENCH_INPUT ?? "{}"));
if (statement === undefined) throw new Error(`${name} sends no statement`);

const app = Fastify();
app.get("/rows", async () => {
  const { rows } = await pool.query(statement.text, [...statement.values]);
  return { items: rows };
});
// What Palermo does by itself: the connection keeps the plan.
app.get("/prepared", async () => {
  const { rows } = await pool.query({ name, text: statement.text, values: [...statement.values] });
  return { items: rows };
});
const address = await app.listen({ host: "127.0.0.1", port: 0 });
process.stdout.write(`ready at ${address}\n`);
process.on("SIGTERM", () => process.exit(0));
