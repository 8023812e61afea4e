import { createSecretKey, randomBytes } from "node:crypto";
import { addAbortSignal, Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { ObjectStoreSettings } from "../config/index.ts";
import { openChunks, sealChunks } from "./chunk-cipher.ts";
import { asFileError, FileError } from "./file-error.ts";
import { asReadable, type FileStore, type StoredFile, type WriteSettings } from "./file-store.ts";
import { isAddress, measure, withFileErrors } from "./measure.ts";

/** Bytes of a part: the protocol's least is 5 MB, and at most this much of a file is in memory. */
const partBytes = 8 * 1024 ** 2;

type Place = { readonly client: S3Client; readonly bucket: string; readonly prefix: string };

/** Keeps encrypted files in a bucket of an S3-compatible store, which learns sizes and times and nothing else. */
export function createObjectStore(settings: ObjectStoreSettings): FileStore {
  const { bucket, prefix, endpoint, region, key, secret } = settings;
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    forcePathStyle: true,
    followRegionRedirects: false,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000 },
  });
  const place = { client, bucket, prefix };
  return {
    write: (source, wanted) => writeFile(place, source, wanted),
    read: (file) => asReadable(piecesOf(place, file)),
    pieces: (file) => piecesOf(place, file),
    async remove(address) {
      const name = nameOf(place, address);
      try {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: name }));
        for await (const upload of uploads(place, name)) {
          await client.send(
            new AbortMultipartUploadCommand({ Bucket: bucket, Key: name, UploadId: upload.id }),
          );
        }
      } catch (cause) {
        throw storeError(cause);
      }
    },
    writtenBefore: (time) => writtenBefore(place, time),
    claim: (storeId) => claim(place, storeId),
  };
}

async function writeFile(
  place: Place,
  source: AsyncIterable<Uint8Array>,
  settings: WriteSettings,
): Promise<StoredFile> {
  const { signal } = settings;
  const address = randomBytes(16).toString("hex");
  const key = randomBytes(32);
  if (signal && source instanceof Readable) addAbortSignal(signal, source);
  const measured = measure(source, settings);
  const upload = new Upload(place, nameOf(place, address), signal);
  try {
    signal?.throwIfAborted();
    for await (const chunk of sealChunks(createSecretKey(key), measured.plain)) await upload.add(chunk);
    await upload.finish();
    return { address, key: key.toString("base64"), ...measured.result() };
  } catch (cause) {
    await upload.drop();
    throw storeError(cause);
  } finally {
    key.fill(0);
  }
}

/** One object on its way: in one piece when it is small, else in parts that become visible together. */
class Upload {
  readonly #place: Place;
  readonly #target: { readonly Bucket: string; readonly Key: string };
  readonly #options: { abortSignal?: AbortSignal };
  #held: Buffer[] = [];
  #bytes = 0;
  #id: string | undefined;
  #parts: { ETag: string | undefined; PartNumber: number }[] = [];

  constructor(place: Place, name: string, signal: AbortSignal | undefined) {
    this.#place = place;
    this.#target = { Bucket: place.bucket, Key: name };
    this.#options = signal ? { abortSignal: signal } : {};
  }

  async add(chunk: Buffer): Promise<void> {
    this.#held.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= partBytes) await this.#sendPart();
  }

  async finish(): Promise<void> {
    const { client } = this.#place;
    if (this.#id === undefined) {
      const Body = Buffer.concat(this.#held);
      await client.send(
        new PutObjectCommand({ ...this.#target, Body, ContentLength: Body.length }),
        this.#options,
      );
      return;
    }
    if (this.#bytes > 0) await this.#sendPart();
    await client.send(
      new CompleteMultipartUploadCommand({
        ...this.#target,
        UploadId: this.#id,
        MultipartUpload: { Parts: this.#parts },
      }),
      this.#options,
    );
  }

  /** After a failure nothing may stay; what cannot be taken away now goes with the sweep. */
  async drop(): Promise<void> {
    const { client } = this.#place;
    if (this.#id !== undefined) {
      await client
        .send(new AbortMultipartUploadCommand({ ...this.#target, UploadId: this.#id }))
        .catch(() => {});
    }
    await client.send(new DeleteObjectCommand(this.#target)).catch(() => {});
  }

  async #sendPart(): Promise<void> {
    const { client } = this.#place;
    if (this.#id === undefined) {
      const begun = await client.send(new CreateMultipartUploadCommand(this.#target), this.#options);
      this.#id = begun.UploadId;
      if (this.#id === undefined) throw new FileError("store-away");
    }
    const Body = Buffer.concat(this.#held);
    this.#held = [];
    this.#bytes = 0;
    const PartNumber = this.#parts.length + 1;
    const { ETag } = await client.send(
      new UploadPartCommand({ ...this.#target, UploadId: this.#id, PartNumber, Body }),
      this.#options,
    );
    this.#parts.push({ ETag, PartNumber });
  }
}

function piecesOf(place: Place, { address, key }: { address: string; key: string }): AsyncGenerator<Buffer> {
  const sealed = withFileErrors(bytesOf(place, nameOf(place, address)), storeError);
  return openChunks(createSecretKey(Buffer.from(key, "base64")), sealed);
}

async function* bytesOf({ client, bucket }: Place, name: string): AsyncGenerator<Uint8Array> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
  if (!(Body instanceof Readable)) throw new FileError("missing");
  yield* Body;
}

async function* uploads({ client, bucket }: Place, prefix: string) {
  let next: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | null = {};
  while (next !== null) {
    const page: {
      Uploads?: { Key?: string; UploadId?: string; Initiated?: Date }[];
      IsTruncated?: boolean;
      NextKeyMarker?: string;
      NextUploadIdMarker?: string;
    } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...next }));
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (Key !== undefined && UploadId !== undefined) yield { name: Key, id: UploadId, at: Initiated };
    }
    next = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      : null;
  }
}

async function* writtenBefore(
  place: Place,
  time: Date,
): AsyncGenerator<{ address: string; complete: boolean }> {
  const { client, bucket, prefix } = place;
  const addressOf = (name: string) => name.slice(prefix.length).replace(/^..\//, "");
  let next: string | undefined;
  do {
    const page: {
      Contents?: { Key?: string; LastModified?: Date }[];
      NextContinuationToken?: string;
    } = await client
      .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: next }))
      .catch((cause: unknown) => {
        throw storeError(cause);
      });
    for (const { Key = "", LastModified } of page.Contents ?? []) {
      const address = addressOf(Key);
      if (isAddress(address) && LastModified && LastModified < time) yield { address, complete: true };
    }
    next = page.NextContinuationToken;
  } while (next !== undefined);
  for await (const { name, at } of uploads(place, prefix)) {
    const address = addressOf(name);
    if (isAddress(address) && at && at < time) yield { address, complete: false };
  }
}

/** Looks, writes only where nothing stands, and looks again: of two who come at once one finds the other. */
async function claim(place: Place, storeId: string): Promise<boolean> {
  const target = { Bucket: place.bucket, Key: `${place.prefix}store-id` };
  try {
    const found = await readMark(place);
    if (found !== null) return found === storeId;
    await place.client
      .send(new PutObjectCommand({ ...target, Body: storeId, IfNoneMatch: "*" }))
      .catch((cause: unknown) => {
        if (statusOf(cause) !== 412 && statusOf(cause) !== 409) throw cause;
      });
    return (await readMark(place)) === storeId;
  } catch (cause) {
    throw storeError(cause);
  }
}

async function readMark({ client, bucket, prefix }: Place): Promise<string | null> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: `${prefix}store-id` }));
    return (await Body?.transformToString()) ?? null;
  } catch (cause) {
    if (statusOf(cause) === 404) return null;
    throw cause;
  }
}

function statusOf(cause: unknown): number | undefined {
  if (typeof cause !== "object" || cause === null || !("$metadata" in cause)) return undefined;
  const metadata: unknown = cause.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}

const away = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EAI_AGAIN"];

/** Turns what the store says into a file error; texts of the store stay out. */
function storeError(cause: unknown): unknown {
  if (cause instanceof FileError) return cause;
  const status = statusOf(cause);
  if (status === 404) return new FileError("missing", {}, { cause });
  if (status === 401 || status === 403) return new FileError("not-writable", {}, { cause });
  if (status === 507) return new FileError("disk-full", {}, { cause });
  if (status !== undefined && status >= 500) return new FileError("store-away", {}, { cause });
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const name = cause instanceof Error ? cause.name : "";
  if (away.includes(code) || name === "TimeoutError") return new FileError("store-away", {}, { cause });
  return asFileError(cause);
}

function nameOf({ prefix }: Pick<Place, "prefix">, address: string): string {
  if (!isAddress(address)) throw new FileError("missing");
  return `${prefix}${address.slice(0, 2)}/${address}`;
}
