import { Problem } from "../action/problem.ts";
import type { UploadUse } from "../module/transfers.ts";
import { mostBytes } from "./attachment.ts";
import { NotAnImage } from "./not-an-image.ts";
import { withoutMetadata } from "./without-metadata.ts";

/** How a file comes in before it is attached: images lose what they say about place and device on the way (S9). */
export const attachmentUpload: UploadUse = {
  name: "attachment",
  needs: "attachment.write",
  maxBytes: mostBytes,
  async *clean(source) {
    try {
      yield* withoutMetadata(source);
    } catch (error) {
      if (!(error instanceof NotAnImage)) throw error;
      throw new Problem("refused", {
        refusal: "image-kind",
        module: "attachment",
        fields: [{ path: "file", expected: "" }],
      });
    }
  },
};
