import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Made } from "./loss-harness.ts";
import { LossPhone } from "./loss-phone.ts";
import { LossServer } from "./loss-server.ts";

/** `npm run test:offline` runs the long form; `PALERMO_LOSS_SEED` repeats one. */
const long = process.env.PALERMO_OFFLINE === "full";
const size = long ? { phones: 5, interviews: 1000, cuts: 200 } : { phones: 2, interviews: 40, cuts: 12 };
const seed = Number(process.env.PALERMO_LOSS_SEED ?? Date.now() % 1_000_000);
const passphrase = "river stone lamp tree";
const minutes = 60_000;

let server: LossServer;
let phones: LossPhone[] = [];
beforeAll(async () => {
  server = new LossServer();
}, 10_000);
afterAll(async () => {
  for (const phone of phones) await phone.end();
  await server.end();
});

/** mulberry32: the same cuts for the same seed, as far as the machine's pace allows. */
function drawer(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function harnessCode(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "silent",
    root: fileURLToPath(new URL("../..", import.meta.url)),
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL("./loss-harness.ts", import.meta.url)),
        formats: ["iife"],
        name: "loss",
      },
    },
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (first === undefined || !("output" in first)) throw new Error("nothing was built");
  // As web/schema-settings.ts, which the app loads before anything else.
  return `globalThis.__zod_globalConfig = { jitless: true };\n${first.output[0].code}`;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Person = { readonly email: string; readonly password: string };
type WorkOrder = {
  readonly phone: LossPhone;
  readonly person: Person;
  readonly quota: number;
  readonly draw: () => number;
};

/** One phone at work: makes its interviews, sends meanwhile, and comes back after each kill with what it had kept. */
class Work {
  readonly promised = new Map<string, Made>();
  readonly receipts = new Set<string>();
  made = 0;
  busy = Promise.resolve();
  readonly phone: LossPhone;
  readonly person: Person;
  readonly #draw: () => number;
  readonly #quota: number;

  constructor({ phone, person, quota, draw }: WorkOrder) {
    this.phone = phone;
    this.person = person;
    this.#quota = quota;
    this.#draw = draw;
  }

  async makeAll(): Promise<void> {
    while (this.made < this.#quota) {
      const bytes = Math.floor(
        this.#draw() < 0.1 ? 300_000 + this.#draw() * 300_000 : 200 + this.#draw() * 8000,
      );
      try {
        const number = this.made;
        const one = await this.phone.page.evaluate(`globalThis.harness.make(${number}, ${bytes})`);
        const made = one as Made;
        this.promised.set(made.id, made);
        this.made += 1;
        if (number % 3 === 0) await this.send();
      } catch {
        // Killed: what was promised before stays promised; this one may be a draft.
        await pause(50);
        await this.busy;
      }
    }
  }

  async send(): Promise<number> {
    await this.phone.run((harness) => harness.send());
    const standing = await this.phone.run((harness) => harness.standing());
    expect(standing.wrong).toEqual([]);
    for (const id of standing.kept) this.receipts.add(id);
    return standing.left;
  }

  async killBrowser(): Promise<void> {
    this.busy = (async () => {
      await this.phone.kill();
      await this.comeBack();
    })();
    await this.busy;
  }

  /** Without network to the server the page itself cannot be loaded here, so it is tried until it can. */
  async comeBack(): Promise<void> {
    for (;;) {
      try {
        await this.phone.start();
        await this.phone.page.evaluate(`globalThis.harness.open(${JSON.stringify(passphrase)})`);
        for (const draft of await this.phone.run((harness) => harness.finishDrafts()))
          this.promised.set(draft.id, draft);
        return;
      } catch {
        await this.phone.kill();
        await pause(300);
      }
    }
  }
}

test("[loss] interviews from several devices while everything is cut at random: none lost, none twice, every receipt true", {
  timeout: long ? 90 * minutes : 3 * minutes,
}, async () => {
  const draw = drawer(seed);
  const people = await server.begin(size.phones);
  const code = await harnessCode();
  const works: Work[] = [];
  for (const person of people) {
    const phone = new LossPhone(server.url, code);
    phones = [...phones, phone];
    await phone.start();
    await signIn(phone, person);
    await phone.page.evaluate(`globalThis.harness.setUp(${JSON.stringify(passphrase)})`);
    const quota = size.interviews / size.phones;
    works.push(new Work({ phone, person, quota, draw: drawer(seed + phones.length) }));
  }
  let working = true;
  const all = Promise.all(works.map((work) => work.makeAll())).then(() => {
    working = false;
  });
  const cuts = { network: 0, browser: 0, server: 0 };
  while (cuts.network + cuts.browser + cuts.server < size.cuts) {
    const work = works[Math.floor(draw() * works.length)];
    const kind = draw();
    if (kind < 0.15 || (cuts.server === 0 && cuts.network > 3)) {
      cuts.server += 1;
      await server.kill();
      await pause(draw() * 500);
      await server.start();
    } else if (kind < 0.35 || (cuts.browser === 0 && cuts.network > 2)) {
      cuts.browser += 1;
      await work?.killBrowser();
    } else {
      cuts.network += 1;
      await work?.phone.setOffline(true);
      await pause(draw() * 400);
      await work?.phone.setOffline(false);
      await work?.send().catch(() => undefined);
    }
    await pause(draw() * (working ? 300 : 50));
  }
  await all;
  for (const work of works) {
    for (let tries = 0; (await work.send()) > 0; tries += 1) {
      expect(tries).toBeLessThan(100);
      await pause(100);
    }
  }
  await everythingIsThere(works);
  const promised = works.reduce((sum, work) => sum + work.promised.size, 0);
  console.log(`loss: seed ${seed}, ${promised} interviews, cuts ${JSON.stringify(cuts)}`);
  expect(cuts.network + cuts.browser + cuts.server).toBe(size.cuts);
});

async function signIn(phone: LossPhone, person: Person): Promise<void> {
  const status = await phone.page.evaluate(async (body) => {
    const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    return (await fetch("/api/session/open-session", { method: "POST", headers, body })).status;
  }, JSON.stringify(person));
  expect(status).toBe(200);
}

/** Each promised interview stands once with its file whole, nothing else stands, and the server holds exactly what was sent. */
async function everythingIsThere(works: readonly Work[]): Promise<void> {
  for (const work of works) {
    // The cookie may have gone with a killed browser; what was sent needed none.
    await signIn(work.phone, work.person);
    const same = await work.phone.page.evaluate(async () => {
      const { harness } = globalThis as unknown as { harness: { sent: () => unknown[] } };
      let count = 0;
      for (const input of harness.sent()) {
        const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
        const answer = await fetch("/api/screening/keep-screening", {
          method: "POST",
          headers,
          body: JSON.stringify(input),
        });
        if (answer.status === 200) count += 1;
      }
      return count;
    });
    expect(same).toBe(work.promised.size);
  }
  await server.kill("SIGTERM");
  const promised = new Map(works.flatMap((work) => [...work.promised]));
  const receipts = works.flatMap((work) => [...work.receipts]);
  await server.withDatabase(async (owner) => {
    const { rows } = await owner.query<{ id: string; revision: number; files: number; bytes: string | null }>(
      `select s.screening_id as id, s.revision, count(a.attachment_id)::int as files, sum(a.bytes) as bytes
       from screening.screening s left join attachment.attachment_support a on a.dossier_id = s.dossier_id
       group by s.screening_id, s.revision`,
    );
    const stands = new Map(rows.map((row) => [row.id, row]));
    expect([...promised.keys()].filter((id) => !stands.has(id))).toEqual([]);
    expect([...stands.keys()].filter((id) => !promised.has(id))).toEqual([]);
    expect(receipts.filter((id) => !stands.has(id))).toEqual([]);
    for (const { id, bytes } of promised.values()) {
      const row = stands.get(id);
      expect([row?.revision, row?.files, Number(row?.bytes ?? 0)]).toEqual([1, bytes > 0 ? 1 : 0, bytes]);
    }
    const { rows: left } = await owner.query("select count(*)::int as pieces from parcel.piece");
    expect(left).toEqual([{ pieces: 0 }]);
  });
}
