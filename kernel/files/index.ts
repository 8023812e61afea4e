export { createDiskStore } from "./disk-store.ts";
export {
  addFile,
  type FileFacts,
  findFile,
  findFileDigest,
  listFiles,
  type OpenFile,
  removeFile,
} from "./dossier-files.ts";
export { FileError, type FileErrorCode } from "./file-error.ts";
export type { FileStore, StoredFile, WriteSettings } from "./file-store.ts";
export { giveBack } from "./give-back.ts";
export { type StoredPart, withParts } from "./joined-store.ts";
export { type FilePlace, lendCopy } from "./lend-copy.ts";
export { openFileStore } from "./open-store.ts";
export { sweepFiles } from "./sweep-files.ts";
export {
  addTemporary,
  findTemporary,
  keepTemporary,
  openTemporary,
  removeTemporary,
  type TemporaryFile,
} from "./temporary-files.ts";
export {
  addPart,
  beginUpload,
  bytesOfPart,
  digestOfParts,
  dropUpload,
  findUpload,
  joinParts,
  type OpenUpload,
  partBytes,
  partsOf,
  wholeUpload,
  withDigest,
} from "./upload-parts.ts";
