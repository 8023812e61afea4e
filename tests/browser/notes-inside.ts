import type { Page } from "playwright-core";

/** Text of everything in the page's stores: databases, caches' addresses, local storage. */
export async function everythingStored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name ?? "");
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      for (const store of opened.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const asked = opened.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        const words = (value: unknown): string =>
          value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : JSON.stringify(value);
        for (const row of rows)
          found.push(...Object.values(row as object).map(words), JSON.stringify(Object.keys(row as object)));
      }
      opened.close();
    }
    return found.join("\n");
  });
}

export async function rowsOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open("palermo-notes");
      asked.onsuccess = () => resolve(asked.result);
    });
    const count = (store: string, key?: string) =>
      new Promise<number>((resolve) => {
        const asked = opened.transaction(store).objectStore(store).count(key);
        asked.onsuccess = () => resolve(asked.result);
      });
    const rows = {
      item: await count("item"),
      piece: await count("piece"),
      lock: await count("named", "lock"),
    };
    opened.close();
    return rows;
  });
}

export async function deviceIdHere(): Promise<string> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const asked = indexedDB.open("palermo-notes");
    asked.onsuccess = () => resolve(asked.result);
  });
  const row = await new Promise<{ deviceId: string }>((resolve) => {
    const asked = opened.transaction("named").objectStore("named").get("device");
    asked.onsuccess = () => resolve(asked.result);
  });
  opened.close();
  return row.deviceId;
}

/** An input of the next revision that the server must refuse, to be told what stands there. */
export function probe(screeningId: string) {
  return {
    screeningId,
    revision: 90,
    basedOn: 0,
    finished: true,
    interview: { lang: "en", safety: {}, person: {}, parts: [], startedAt: "2026-01-01T00:00:00Z" },
  };
}

/** The officer's only screening of this test, changed on the server as by another device. */
export async function changedElsewhere(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open("palermo-notes");
      asked.onsuccess = () => resolve(asked.result);
    });
    const [id] = await new Promise<IDBValidKey[]>((resolve) => {
      const asked = opened.transaction("item").objectStore("item").getAllKeys();
      asked.onsuccess = () => resolve(asked.result);
    });
    opened.close();
    const post = async (input: object) => {
      const answer = await fetch("/api/screening/keep-screening", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input),
      });
      return { status: answer.status, body: await answer.json() };
    };
    const bare = { lang: "en", safety: {}, person: {}, parts: [], startedAt: "2026-01-01T00:00:00Z" };
    const shared = { screeningId: id, finished: true };
    const { body } = await post({ ...shared, revision: 80, basedOn: 0, interview: bare });
    const { interview } = body.theirs;
    const safety = { ...interview.safety, note: "words of the other device" };
    const changed = await post({ ...shared, revision: 2, basedOn: 1, interview: { ...interview, safety } });
    if (changed.status !== 200) throw new Error(JSON.stringify(changed.body));
    return String(id);
  });
}

/** A picture of 1.9 MB that no compression makes smaller, as base64. */
export async function noisyPicture(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const canvas = new OffscreenCanvas(800, 800);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    const picture = context.createImageData(800, 800);
    for (let at = 0; at < picture.data.length; at += 65_536)
      crypto.getRandomValues(picture.data.subarray(at, at + 65_536));
    for (let at = 3; at < picture.data.length; at += 4) picture.data[at] = 255;
    context.putImageData(picture, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 32_768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  });
}
