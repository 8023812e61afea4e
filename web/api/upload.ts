import { proofFor } from "./device-key.ts";
import { Problem } from "./problem.ts";

export type Uploaded = { readonly uploadId: string; readonly name: string; readonly bytes: number };

export type UploadOptions = {
  readonly onProgress?: (sent: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** What the name names: an importer, or another use such as `attachment`. */
  readonly as?: "importer" | "use";
};

/** Sends a file for an importer or another use. `fetch` tells nothing about bytes sent, hence the older request. Throws `Problem`. */
export async function uploadFile(
  purpose: string,
  file: File,
  { onProgress, signal, as = "importer" }: UploadOptions = {},
): Promise<Uploaded> {
  const called = "import.upload";
  const proof = await proofFor("POST", "/api/import/upload");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    request.open("POST", `/api/import/upload?${as}=${encodeURIComponent(purpose)}`);
    request.setRequestHeader("accept", "application/json, application/problem+json");
    request.setRequestHeader("accept-language", document.documentElement.lang);
    request.setRequestHeader("idempotency-key", crypto.randomUUID());
    if (proof) request.setRequestHeader("palermo-proof", proof);
    request.upload.onprogress = (event) => onProgress?.(event.loaded, event.total);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status < 300) resolve(body as Uploaded);
      else reject(new Problem({ code: "failed", ...body, status: request.status }, called));
    };
    request.onerror = () => reject(new Problem({ code: "offline", status: 0 }, called));
    request.onabort = () => reject(new DOMException("stopped by the reader", "AbortError"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
