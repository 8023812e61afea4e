import { Problem } from "#kernel/action";
import type { UploadUse } from "#kernel/module";
import { mostFileBytes } from "./file-words.ts";

/** A PDF may begin a little behind the file's first byte (ISO 32000-1, annex H). */
const sniffed = 1024;

/** How a judgment's file comes in: PDF alone, told by its first bytes before anything of it is stored. */
export const judgmentUpload: UploadUse = {
  name: "judgment",
  needs: "caselaw.edit",
  maxBytes: mostFileBytes,
  clean: pdfAlone,
};

async function* pdfAlone(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const piece of source) {
    if (start === null) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.length < sniffed) continue;
    yield checked(start);
    start = null;
  }
  if (start !== null) yield checked(start);
}

function checked(start: Buffer): Buffer {
  if (start.subarray(0, sniffed).toString("latin1").includes("%PDF-")) return start;
  throw new Problem("refused", {
    refusal: "not-a-pdf",
    module: "caselaw",
    fields: [{ path: "file", expected: "" }],
  });
}
