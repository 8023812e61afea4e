import type { UploadUse } from "#kernel/module";
import { mostEvidenceBytes } from "./evidence.ts";

/** Files of evidence: byte for byte as they are, in parts that can be gone on with after a break. */
export const evidenceUpload: UploadUse = {
  name: "evidence",
  needs: "casefile.work",
  maxBytes: mostEvidenceBytes,
  raw: true,
};
