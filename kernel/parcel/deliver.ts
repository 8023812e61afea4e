import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type Declaration, type Engine, type Entry, Problem, perform } from "#kernel/action";
import type { FileStore } from "../files/index.ts";
import { ParcelContent as Content, type ParcelContent, type Receipt, SealedParcel } from "../words/parcel.ts";
import { openParcel, type ParcelLock, type ParcelPlace } from "./parcel-lock.ts";
import { dropPieces, missingPieces } from "./pieces.ts";
import { uploadPieces } from "./upload-pieces.ts";

/** What parcels are opened and performed with. */
export type Post = {
  readonly engine: Engine;
  readonly files: FileStore;
  readonly lock: ParcelLock;
  readonly find: (name: string) => Declaration | undefined;
  /** Takes from a file what it must not say, as any upload. */
  readonly clean: ((source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>) | null;
};

type Kept = {
  word: string;
  state: Receipt["state"];
  why: string;
  version: number | null;
  received_at: Date;
  settled_at: Date | null;
};
export type Parcel = ParcelPlace & { readonly sealed: string };

/**
 * Keeps a parcel, then does what it holds as the device's holder, with the rights of this moment. The parcel's number is
 * the key of the action, so that a parcel sent again, also after the server was killed in between, is done once.
 * Throws what is worth another try (`unavailable`, `no-room`, `failed`); everything else stands in the receipt.
 */
export async function deliver(post: Post, parcel: Parcel): Promise<Receipt> {
  const { app } = post.engine;
  const { deviceId, parcelId, sealed } = parcel;
  const digest = createHash("sha256").update(sealed).digest();
  const { rows } = await app.query<Kept>("select * from parcel.keep($1, $2, $3, $4)", [
    deviceId,
    parcelId,
    digest,
    sealed,
  ]);
  const [kept] = rows;
  if (!kept) throw new Problem("failed");
  if (kept.word === "other") throw new Problem("key-reused");
  const shared = { parcelId, digest: digest.toString("hex"), receivedAt: kept.received_at.toISOString() };
  if (kept.state === "kept") {
    return {
      ...shared,
      state: "kept",
      why: "",
      version: kept.version,
      settledAt: kept.settled_at?.toISOString() ?? null,
      missing: [],
    };
  }
  const content = contentOf(post, parcel);
  if (content === null) return settled(post, parcel, shared, { state: "refused", why: "not-for-us" });
  if (content.file) {
    const missing = await missingPieces(app, deviceId, content.file);
    if (missing.length > 0)
      return { ...shared, state: "waiting", why: "pieces", version: null, settledAt: null, missing };
  }
  return settled(post, parcel, shared, await doneWith(post, parcel, content));
}

type Ending = { readonly state: Receipt["state"]; readonly why: string; readonly version?: number | null };

async function settled(
  { engine }: Post,
  { deviceId, parcelId }: ParcelPlace,
  shared: Pick<Receipt, "parcelId" | "digest" | "receivedAt">,
  { state, why, version = null }: Ending,
): Promise<Receipt> {
  const { rows } = await engine.app.query<{ at: Date }>("select parcel.settle($1, $2, $3, $4, $5) as at", [
    deviceId,
    parcelId,
    state,
    why,
    version,
  ]);
  return { ...shared, state, why, version, settledAt: rows[0]?.at.toISOString() ?? null, missing: [] };
}

function contentOf({ lock }: Post, parcel: Parcel): ParcelContent | null {
  try {
    const sealed = SealedParcel.parse(JSON.parse(parcel.sealed));
    const plain = openParcel(lock, parcel, sealed);
    return plain === null ? null : Content.parse(JSON.parse(plain.toString("utf8")));
  } catch {
    return null;
  }
}

/** What the action itself says: a record that was changed meanwhile, and what no second try would change. */
async function doneWith(post: Post, parcel: Parcel, content: ParcelContent): Promise<Ending> {
  const declaration = post.find(content.action);
  if (declaration?.kind !== "action" || declaration.fromDevice !== true)
    return { state: "refused", why: "not-found" };
  try {
    const output = await performAs(post, parcel, { declaration, content });
    if (content.file)
      await dropPieces(post.engine.app, { deviceId: parcel.deviceId, fileId: content.file.fileId });
    return { state: "kept", why: "", version: versionIn(output) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    switch (error.code) {
      case "stale":
        return { state: "stale", why: "stale" };
      case "refused":
        // The transaction of an earlier try stood, and its answer was lost with the server.
        if (content.file && error.detail.refusal === "added-already") return { state: "kept", why: "" };
        return { state: "refused", why: error.detail.refusal ?? "refused" };
      case "not-found":
      case "bad-input":
      case "key-reused":
        return { state: "refused", why: error.code };
      default:
        throw error;
    }
  }
}

function versionIn(output: unknown): number | null {
  const found = typeof output === "object" && output !== null && "version" in output ? output.version : null;
  return typeof found === "number" ? found : null;
}

type Work = { readonly declaration: Declaration; readonly content: ParcelContent };

async function performAs(post: Post, parcel: Parcel, { declaration, content }: Work): Promise<unknown> {
  const { engine } = post;
  const hash = createHash("sha256").update(randomBytes(32)).digest();
  const { rows } = await engine.app.query<{ opened: boolean }>(
    "select parcel.open_session($1, $2) as opened",
    [parcel.deviceId, hash],
  );
  if (!rows[0]?.opened) throw new Problem("not-found");
  const entry: Entry = { by: "session", hash };
  try {
    const { file, input, expects } = content;
    const uploadId = file ? await uploadPieces(post, entry, { deviceId: parcel.deviceId, file }) : undefined;
    return await perform(engine, {
      declaration,
      entry,
      requestId: randomUUID(),
      input: uploadId === undefined ? input : { ...input, uploadId },
      // A file is uploaded anew with each try, so its action answers for itself whether it was done.
      ...(uploadId === undefined ? { key: parcel.parcelId } : {}),
      ...(expects === undefined ? {} : { expects }),
    });
  } finally {
    await engine.app.query("select parcel.end_session($1)", [hash]).catch(() => {});
  }
}
