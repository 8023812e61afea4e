import { call } from "../../../web/api/call.ts";
import type { exportCases } from "../export-cases.ts";

/** Asks for an export of just these cases and hands it to the reader as a file. */
export async function saveExport(input: Record<string, unknown>, format: "csv" | "xlsx"): Promise<void> {
  const { state, kind, text } = input as { state?: "open" | "closed"; kind?: "trafficking"; text?: string };
  const ask = { format, ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(text ? { text } : {}) };
  const made = await call<typeof exportCases>("casefile.export-cases", ask, {});
  const bytes = Uint8Array.from(atob(made.base64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: made.mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = made.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
