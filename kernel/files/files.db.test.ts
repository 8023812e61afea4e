import { randomBytes, randomUUID } from "node:crypto";
import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#kernel/database";
import { cloneDatabase } from "../testing/clone-database.ts";
import { eraseSubject } from "../vault/index.ts";
import {
  grantTo,
  type Inside,
  openTestDossier,
  openTestGround,
  type TestAccount,
  type TestGround,
} from "../vault/test-ground.ts";
import { createDiskStore } from "./disk-store.ts";
import { addFile, findFile, findFileDigest, listFiles, removeFile } from "./dossier-files.ts";
import type { FileContext } from "./file-context.ts";
import type { FileStore, StoredFile } from "./file-store.ts";
import { sweepFiles } from "./sweep-files.ts";
import {
  addTemporary,
  findTemporary,
  keepTemporary,
  openTemporary,
  removeTemporary,
} from "./temporary-files.ts";

let database: Database;
let ground: TestGround;
let store: FileStore;
let root = "";
beforeAll(async () => {
  database = await cloneDatabase();
  ground = await openTestGround(database);
  root = join(ground.folder, "files");
  store = createDiskStore({ root });
});
afterAll(async () => {
  await ground?.close();
  await database?.close();
});

function write(text: string): Promise<StoredFile> {
  return store.write(Readable.from([Buffer.from(text)]), { limit: 1_000_000 });
}

async function textOf(stream: Readable): Promise<string> {
  const all: Buffer[] = [];
  for await (const piece of stream) all.push(piece);
  return Buffer.concat(all).toString();
}

const contextOf = (inside: Inside): FileContext => ({ ...inside, opened: () => {} });

function as<T>(account: TestAccount, work: (context: FileContext, inside: Inside) => Promise<T>): Promise<T> {
  return ground.as(account, (inside) => work(contextOf(inside), inside));
}

/** A dossier with a support part and an identity part, and one file in the support part. */
async function dossierWithFile(text: string) {
  const author = await ground.account(await ground.agency());
  const stored = await write(text);
  return as(author, async (context, inside) => {
    const dossierId = await openTestDossier(inside, ["identity", "support"]);
    const added = await addFile(context, {
      dossierId,
      compartment: "support",
      name: "canary.pdf",
      mediaType: "application/pdf",
      stored,
    });
    return { author, dossierId, stored, fileId: added?.fileId ?? "" };
  });
}

describe("files of a dossier", () => {
  test("open for those who read their part, with name and digest, and the reading is named for the audit", async () => {
    const { author, dossierId, fileId, stored } = await dossierWithFile("canary text");
    const opened: unknown[] = [];
    const file = await ground.as(author, (inside) =>
      findFile({ ...inside, opened: (...what) => opened.push(what) }, fileId),
    );
    expect(file).toMatchObject({
      name: "canary.pdf",
      mediaType: "application/pdf",
      bytes: 11,
      compartment: "support",
    });
    expect(await textOf(store.read(file ?? stored))).toBe("canary text");
    expect(opened).toEqual([[[dossierId], ["files.file"]]]);
    expect(await as(author, (context) => findFileDigest(context, fileId))).toBe(stored.sha256);
  });

  test("a stranger, and a reader of another part only, get nothing", async () => {
    const { author, dossierId, fileId } = await dossierWithFile("canary");
    const [stranger, other] = [await ground.account(author.agencyId), await ground.account(author.agencyId)];
    await ground.as(author, (inside) => grantTo(inside, dossierId, "identity", other, "manage"));
    for (const account of [stranger, other]) {
      expect(await as(account, (context) => listFiles(context, dossierId))).toEqual([]);
      expect(await as(account, (context) => findFile(context, fileId))).toBeNull();
      expect(await as(account, (context) => removeFile(context, fileId))).toBe("not-found");
      const stored = await write("x");
      const wanted = {
        dossierId,
        compartment: "support",
        name: "n",
        mediaType: "text/plain",
        stored,
      } as const;
      expect(await as(account, (context) => addFile(context, wanted))).toBeNull();
    }
    expect(await as(author, (context) => listFiles(context, dossierId))).toHaveLength(1);
  });

  test("a part that the dossier does not have takes no file", async () => {
    const { author, dossierId, stored } = await dossierWithFile("canary");
    const wanted = {
      dossierId,
      compartment: "investigation",
      name: "n",
      mediaType: "text/plain",
      stored,
    } as const;
    expect(await as(author, (context) => addFile(context, wanted))).toBeNull();
  });

  test("the database holds neither name nor digest nor key in the clear, and the serving login no table", async () => {
    const { fileId, stored } = await dossierWithFile("canary");
    const { rows } = await ground.owner.query("select f::text as text from files.file f where file_id = $1", [
      fileId,
    ]);
    const text = String(rows[0].text);
    expect(text).toContain(stored.address);
    for (const secret of [
      "canary",
      stored.sha256,
      stored.key,
      Buffer.from(stored.key, "base64").toString("hex"),
    ]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("hex"));
    }
    for (const table of ["files.file", "files.temporary", "files.store"]) {
      await expect(database.app.query(`select * from ${table}`)).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("a legal hold keeps a file; without it a removed file is gone for all", async () => {
    const { author, dossierId, fileId } = await dossierWithFile("canary");
    await ground.as(author, ({ tx }) => sql`select access.set_hold(${dossierId}::uuid, 'trial')`.execute(tx));
    expect(await as(author, (context) => removeFile(context, fileId))).toBe("held");
    await ground.as(author, ({ tx }) => sql`select access.lift_hold(${dossierId}::uuid, 'over')`.execute(tx));
    expect(await as(author, (context) => removeFile(context, fileId))).toBe("done");
    expect(await as(author, (context) => removeFile(context, fileId))).toBe("not-found");
    expect(await as(author, (context) => findFile(context, fileId))).toBeNull();
  });

  test("erasing the dossier takes its files", async () => {
    const { author, dossierId, fileId } = await dossierWithFile("canary");
    await ground.as(author, ({ vault }) => eraseSubject(vault, dossierId));
    expect(await as(author, (context) => findFile(context, fileId))).toBeNull();
    const { rows } = await ground.owner.query(
      "select address, name, wrapped_key, sha256 from files.file where file_id = $1",
      [fileId],
    );
    expect(rows).toEqual([{ address: null, name: null, wrapped_key: null, sha256: null }]);
  });
});

describe("uploads that belong to no dossier yet", () => {
  async function upload(account: TestAccount, text: string) {
    const stored = await write(text);
    const made = await as(account, (context) =>
      addTemporary(context, { name: "list.csv", mediaType: "text/csv", stored }),
    );
    return { ...made, stored };
  }

  test("open for their uploader alone, for a day", async () => {
    const account = await ground.account(await ground.agency());
    const colleague = await ground.account(account.agencyId);
    const { temporaryId, stored } = await upload(account, "a,b");
    const found = await as(account, (context) => openTemporary(context, store, temporaryId));
    expect(found).toMatchObject({
      name: "list.csv",
      mediaType: "text/csv",
      stored: { bytes: 3, sha256: stored.sha256 },
    });
    expect(found && (await textOf(found.content))).toBe("a,b");
    expect(await as(colleague, (context) => findTemporary(context, temporaryId))).toBeNull();
    expect(await as(colleague, (context) => removeTemporary(context, temporaryId))).toBe(false);
    await ground.owner.query("update files.temporary set expires_at = now() where temporary_id = $1", [
      temporaryId,
    ]);
    expect(await as(account, (context) => findTemporary(context, temporaryId))).toBeNull();
  });

  test("become a dossier's file without being written again", async () => {
    const account = await ground.account(await ground.agency());
    const { temporaryId, stored } = await upload(account, "scan");
    const { dossierId, kept } = await as(account, async (context, inside) => {
      const dossier = await openTestDossier(inside, ["support"]);
      return {
        dossierId: dossier,
        kept: await keepTemporary(context, { temporaryId, dossierId: dossier, compartment: "support" }),
      };
    });
    expect(kept?.sha256).toBe(stored.sha256);
    expect(await as(account, (context) => findTemporary(context, temporaryId))).toBeNull();
    const file = await as(account, (context) => findFile(context, kept?.fileId ?? ""));
    expect(file).toMatchObject({ dossierId, name: "list.csv", address: stored.address });
    expect(file && (await textOf(store.read(file)))).toBe("scan");
    expect(
      await as(account, (context) =>
        keepTemporary(context, { temporaryId, dossierId, compartment: "support" }),
      ),
    ).toBeNull();
  });
});

describe("the sweep", () => {
  async function onDisk(): Promise<string[]> {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && entry.name !== "store-id").map((entry) => entry.name);
  }

  test("takes what no record names once it is a day old, and nothing else", async () => {
    await sweepFiles(database.app, store, new Date());
    const { author, fileId, stored: removedFile } = await dossierWithFile("removed");
    const { stored: keptFile } = await dossierWithFile("kept");
    const unnamed = await write("nobody recorded this");
    const young = await write("somebody is about to record this");
    await as(author, (context) => removeFile(context, fileId));
    const expired = await write("expired");
    const { temporaryId } = await as(author, (context) =>
      addTemporary(context, { name: "n", mediaType: "text/csv", stored: expired }),
    );
    await ground.owner.query("update files.temporary set expires_at = now() where temporary_id = $1", [
      temporaryId,
    ]);
    const old = new Date(Date.now() - 2 * 86_400_000);
    for (const { address } of [removedFile, keptFile, unnamed, expired])
      await utimes(join(root, address.slice(0, 2), address), old, old);
    const swept = await sweepFiles(database.app, store, new Date());
    expect(swept).toEqual({ expired: 1, removed: 3 });
    const left = await onDisk();
    expect(left).toEqual(expect.arrayContaining([keptFile.address, young.address]));
    for (const { address } of [removedFile, unnamed, expired]) expect(left).not.toContain(address);
  });

  test("never empties a folder that belongs to another database", async () => {
    const foreign = createDiskStore({ root: join(ground.folder, "foreign") });
    await foreign.claim(randomUUID());
    const stored = await foreign.write(Readable.from([randomBytes(10)]), { limit: 100 });
    await expect(
      sweepFiles(database.app, foreign, new Date(Date.now() + 3 * 86_400_000)),
    ).rejects.toMatchObject({ code: "other-database" });
    expect((await textOf(foreign.read(stored))).length).toBeGreaterThan(0);
  });
});
