import { randomBytes, randomUUID } from "node:crypto";
import { type Note, newNote } from "../../modules/screening/pages/interview/note.ts";
import { type Answers, type Instrument, questionsIn } from "../../modules/screening/screening.ts";
import type { ParcelRow } from "../../web/offline/database.ts";
import { sealItem } from "../../web/offline/items.ts";
import { type LockRow, openLock } from "../../web/offline/lock.ts";
import { median } from "../lib/numbers.ts";
import type { Figure } from "../lib/report.ts";
import { longForm } from "./long-form.ts";
import { type Phone, passphrase, said, threadTime } from "./phone.ts";

type Size = { readonly count: number; readonly turns: number };
type Opened = Readonly<Record<"whole" | "key" | "stood" | "thread", number>>;

/** Opens the notes with many screenings on the device and no network: the lock's key, then the list drawn with all lines. */
export async function storedFigures(
  phone: Phone,
  instruments: readonly Instrument[],
  { count, turns }: Size,
): Promise<Figure[]> {
  const { page, context } = phone;
  const bytes = await store(phone, instruments, count);
  await context.setOffline(true);
  const opened: Opened[] = [];
  await page.addInitScript(watchKey);
  for (let turn = 0; turn < turns; turn += 1) opened.push(await openOnce(phone, count));
  const one = await openFirst(phone);
  await context.setOffline(false);
  const of = (value: (one: Opened) => number) => median(opened.map(value));
  return [
    { what: "stored screenings", value: count, unit: "" },
    { what: "  sealed on the device", value: bytes / 1024 / 1024, unit: "MiB" },
    {
      what: "address to the field for the passphrase, no network, median",
      value: of((each) => each.stood),
      unit: "ms",
    },
    {
      what: "opened, passphrase to key included, median",
      value: of((each) => each.whole),
      unit: "ms",
      target: { atMost: 1000 },
    },
    { what: "  fastest", value: Math.min(...opened.map((each) => each.whole)), unit: "ms" },
    { what: "  processor time of the main thread, median", value: of((each) => each.thread), unit: "ms" },
    {
      what: "  passphrase to key (Argon2id, 64 MB, 3 rounds), median",
      value: of((each) => each.key),
      unit: "ms",
    },
    {
      what: "opened, from the key on, median",
      value: of((each) => each.whole - each.key),
      unit: "ms",
      target: { atMost: 1000 },
    },
    { what: "  fastest", value: Math.min(...opened.map((each) => each.whole - each.key)), unit: "ms" },
    { what: "one of them opened from the list", value: one, unit: "ms" },
  ];
}

async function openOnce(phone: Phone, count: number): Promise<Opened> {
  const { page } = phone;
  const from = performance.now();
  await page.goto("/app/notes");
  const field = page.getByLabel(said("setup.passphrase"), { exact: true });
  await field.waitFor();
  const stood = performance.now() - from;
  await field.fill(passphrase);
  const before = await threadTime(phone);
  const { whole, key } = await page.evaluate(openAndWait, { open: said("lock.open"), count });
  const after = await threadTime(phone);
  return { whole, key, stood, thread: (after.task - before.task) * 1000 };
}

/** In the page: from the press on "open" until every line is drawn. */
async function openAndWait({ open, count }: { open: string; count: number }) {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent === open);
  if (button === undefined) throw new Error("no button to open with");
  const from = performance.now();
  button.click();
  while (document.querySelectorAll("main ul > li").length < count)
    await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    requestAnimationFrame(() => port2.postMessage(null));
  });
  const { keyAt } = globalThis as unknown as { keyAt?: number };
  if (keyAt === undefined) throw new Error("no key was made");
  return { whole: performance.now() - from, key: keyAt - from };
}

/** In the page: notes when the key of the records is there. */
function watchKey(): void {
  const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (
    ...given: unknown[]
  ) => Promise<CryptoKey>;
  Object.assign(crypto.subtle, {
    async importKey(...given: unknown[]) {
      const key = await importKey(...given);
      const [, , , , uses] = given;
      if (Array.isArray(uses) && uses.includes("encrypt"))
        Object.assign(globalThis, { keyAt: performance.now() });
      return key;
    },
  });
}

async function openFirst({ page }: Phone): Promise<number> {
  return page.evaluate(async () => {
    const line = document.querySelector<HTMLButtonElement>("main ul > li button");
    if (line === null) throw new Error("no line");
    const from = performance.now();
    line.click();
    while (document.querySelector("main fieldset") === null)
      await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - from;
  });
}

/** Puts screenings into the device's store, sealed with its own lock's key as the page seals them. Gives their bytes. */
async function store({ page }: Phone, instruments: readonly Instrument[], count: number): Promise<number> {
  const key = await openLock(await lockOf(page), passphrase);
  if (key === null) throw new Error("the passphrase opens nothing");
  // What the page made before lies among them.
  const notes = Array.from({ length: count - 1 }, (_, at) => noteAt(at, instruments));
  let bytes = 0;
  for (let from = 0; from < notes.length; from += 50) {
    const some = notes.slice(from, from + 50);
    const sealed = await Promise.all(some.map((note) => sealItem(key, note.id, note)));
    const items = sealed.map(({ id, iv, text }) => {
      bytes += text.length;
      return { id, iv: base64(iv), text: base64(text) };
    });
    await page.evaluate(putRows, { items, parcels: some.flatMap((note, at) => parcelOf(note, from + at)) });
  }
  return bytes;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** Every question answered: each fourth with the long form, the others with two of those that come with the product. */
function noteAt(at: number, instruments: readonly Instrument[]): Note {
  const started = new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString();
  const note = newNote("en");
  const used =
    at % 4 === 0
      ? [longForm()]
      : [0, 1].flatMap((next) => instruments[(at + next) % instruments.length] ?? []);
  const kept = at % 5 !== 0;
  return {
    ...note,
    changedAt: started,
    revision: 1,
    basedOn: kept ? 1 : 0,
    edited: false,
    interview: {
      ...note.interview,
      startedAt: started,
      parts: used.map((one) => ({
        instrument: one.id,
        version: one.version,
        answers: answersOf(one, started),
      })),
    },
    parcelId: randomUUID(),
  };
}

function answersOf(instrument: Instrument, at: string): Answers {
  return Object.fromEntries(
    questionsIn(instrument).map(({ id }, number) => [
      id,
      {
        said: {
          state: number % 3 === 0 ? ("yes" as const) : ("no" as const),
          at,
          ...(number % 10 === 0 ? { note: "said slowly, after a long silence, and looked at the door" } : {}),
        },
      },
    ]),
  );
}

/** Four of five are with the server; the others wait in the outbox. */
function parcelOf({ id, parcelId, basedOn }: Note, order: number): ParcelRow[] {
  if (parcelId === null) return [];
  const at = new Date().toISOString();
  const kept = basedOn > 0;
  return [
    {
      parcelId,
      order,
      after: null,
      fileId: null,
      sealed: kept ? null : base64(randomBytes(12_000)),
      tries: 0,
      next: 0,
      receipt: kept
        ? {
            parcelId,
            digest: id,
            state: "kept",
            why: "",
            version: 1,
            receivedAt: at,
            settledAt: at,
            missing: [],
          }
        : null,
    },
  ];
}

async function lockOf(page: Phone["page"]): Promise<LockRow> {
  const found = await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open("palermo-notes");
      asked.onsuccess = () => resolve(asked.result);
    });
    const row = await new Promise<LockRow>((resolve) => {
      const asked = opened.transaction("named").objectStore("named").get("lock");
      asked.onsuccess = () => resolve(asked.result);
    });
    opened.close();
    const plain = (bytes: Uint8Array) => [...bytes];
    return {
      hardness: row.hardness,
      salt: plain(row.salt),
      slots: row.slots.map(({ iv, text }) => ({ iv: plain(iv), text: plain(text) })),
    };
  });
  const [first, second] = found.slots.map(({ iv, text }) => ({
    iv: Uint8Array.from(iv),
    text: Uint8Array.from(text),
  }));
  if (first === undefined || second === undefined) throw new Error("the lock has no two slots");
  return {
    name: "lock",
    hardness: found.hardness,
    salt: Uint8Array.from(found.salt),
    slots: [first, second],
  };
}

type Rows = {
  readonly items: readonly { readonly id: string; readonly iv: string; readonly text: string }[];
  readonly parcels: readonly ParcelRow[];
};

/** In the page: puts rows into the store of the notes. */
async function putRows({ items, parcels }: Rows): Promise<void> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const asked = indexedDB.open("palermo-notes");
    asked.onsuccess = () => resolve(asked.result);
  });
  const bytes = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  await new Promise<void>((resolve, reject) => {
    const change = opened.transaction(["item", "parcel"], "readwrite");
    for (const { id, iv, text } of items)
      change.objectStore("item").put({ id, iv: bytes(iv), text: bytes(text) });
    for (const parcel of parcels) change.objectStore("parcel").put(parcel);
    change.oncomplete = () => resolve();
    change.onabort = () => reject(change.error);
  });
  opened.close();
}
