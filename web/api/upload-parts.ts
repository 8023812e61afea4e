import { sendProven } from "./call.ts";
import { Problem, problemFrom } from "./problem.ts";

/** What stands on the server of an upload in parts. */
type State = { readonly partBytes: number; readonly parts: number; readonly arrived: readonly number[] };
export type SentFile = {
  readonly uploadId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type PartsOptions = {
  readonly onProgress?: (sent: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** The account: the same file of another account is another upload. */
  readonly accountId: string;
};

const triesOfPart = 4;
const pauseMs = 1500;
/** A line that carries a part in this time is fast. */
const quickMs = 5000;

/**
 * Sends a large file in parts to a use that takes bytes as they are. The upload's id is reckoned from the file and the
 * account, so that choosing the same file again goes on where it was broken off and nothing about it stays on the device.
 * A part that fails is sent again a few times. Throws `Problem`, or `AbortError` when it is stopped.
 */
export async function uploadInParts(use: string, file: File, options: PartsOptions): Promise<SentFile> {
  const { onProgress, signal } = options;
  const uploadId = await idOf(use, file, options.accountId);
  const begin = {
    uploadId,
    use,
    name: file.name || "file",
    mediaType: file.type || undefined,
    bytes: file.size,
  };
  const { partBytes, parts, arrived } = await post<State>("/api/import/upload-begin", begin, signal);
  const there = new Set(arrived);
  onProgress?.(there.size * partBytes, file.size);
  const missing = Array.from({ length: parts }, (_, part) => part).filter((part) => !there.has(part));
  async function sendNext(): Promise<void> {
    const part = missing.shift();
    if (part === undefined) return;
    const bytes = file.slice(part * partBytes, Math.min(file.size, (part + 1) * partBytes));
    await sendPart(`/api/import/upload-part?upload=${uploadId}&part=${part}`, bytes, signal);
    there.add(part);
    onProgress?.(Math.min(file.size, there.size * partBytes), file.size);
  }
  while (missing.length > 0) {
    const started = performance.now();
    await sendNext();
    // On a fast line the next part goes while the last is being kept; on a slow one two would only share it.
    if (performance.now() - started < quickMs) await Promise.all([sendNext(), sendNext()]);
  }
  return post<SentFile>("/api/import/upload-finish", { uploadId }, signal);
}

async function sendPart(path: string, bytes: Blob, signal: AbortSignal | undefined): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await send(path, bytes, "application/octet-stream", signal);
      return;
    } catch (thrown) {
      const final = thrown instanceof Problem && thrown.status >= 400 && thrown.status < 500;
      if (final || signal?.aborted || tries >= triesOfPart) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pauseMs * tries));
    }
  }
}

async function post<T>(path: string, input: unknown, signal: AbortSignal | undefined): Promise<T> {
  const response = await send(path, JSON.stringify(input), "application/json", signal);
  return (await response.json()) as T;
}

async function send(
  path: string,
  body: BodyInit,
  type: string,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const response = await sendProven(path.replace(/\?.*$/, ""), (proof) =>
    fetch(path, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        accept: "application/json, application/problem+json",
        "accept-language": document.documentElement.lang,
        "content-type": type,
        ...proof,
      },
      body,
      signal: signal ?? null,
    }).catch((thrown: unknown) => {
      if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
      throw new Problem({ code: "offline", status: 0 }, "import.upload");
    }),
  );
  if (!response.ok) throw await problemFrom(response, "import.upload");
  return response;
}

/** A uuid from what tells this file from others; the digest of its bytes is the server's to take. */
async function idOf(use: string, file: File, accountId: string): Promise<string> {
  const told = new TextEncoder().encode([use, accountId, file.name, file.size, file.lastModified].join("\n"));
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", told)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
