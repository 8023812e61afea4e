import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { countDoubles } from "./count-doubles.ts";

it("counts rows with the key of another by bits, and by hash where texts are no enumeration", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("create type place as enum ('a', 'b', 'c')");
  await connection.run(
    "create table t as select x::smallint as year, y::place as place, y as word, d::date as day from (values (2001, 'a', '2020-01-01'), (2001, 'a', '2020-01-01'), (2001, null, '2020-01-01'), (2001, null, '2020-01-01'), (2002, 'a', null), (2002, 'c', '2020-03-01')) t(x, y, d)",
  );
  expect(await countDoubles(connection, "t", ["year", "place"])).toBe(2);
  expect(await countDoubles(connection, "t", ["day", "place"])).toBe(2);
  expect(await countDoubles(connection, "t", ["year", "word"])).toBe(2);
  expect(await countDoubles(connection, "t", ["year"])).toBe(4);
  expect(await countDoubles(connection, "(from t limit 0)", ["year", "place"])).toBe(0);
});
