import type { Declaration, InputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { saveFile } from "../../../web/components/save-file.ts";

type FileAnswer = { readonly fileName: string; readonly mediaType: string; readonly base64: string };

/** Asks a question whose answer is a file, and hands the file to the reader. */
export async function saveAnswer<D extends Declaration>(name: D["name"], input: InputOf<D>): Promise<void> {
  const file = (await call<D>(name, input)) as FileAnswer;
  saveFile(
    file.fileName,
    Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0)),
    file.mediaType,
  );
}
