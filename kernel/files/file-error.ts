/** What can go wrong with stored files. None of these texts holds anything personal. */
const texts = {
  "too-large": "The file is larger than allowed.",
  "disk-full": "The disk that holds the files is full. Nothing was kept; free some space and try again.",
  "not-authentic": "A stored file was changed, cut short or damaged, and is refused.",
  missing: "The stored file is not in its place.",
  aborted: "The transfer was ended before the file was complete. Nothing was kept.",
  "other-database": "The place for files belongs to another database; nothing was taken away.",
  "not-writable": "The place for files cannot be written to.",
  "store-away": "The store that holds the files does not answer. Nothing was kept; try again in a while.",
} as const;

export type FileErrorCode = keyof typeof texts;

/** An error of stored files: a closed set of codes, a safe text, and sizes or addresses only as detail. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly code: FileErrorCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(
    code: FileErrorCode,
    detail: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(texts[code], options);
    this.code = code;
    this.detail = detail;
  }
}

/** Turns what the operating system says into a file error; anything unexpected stays as it is. */
export function asFileError(cause: unknown): unknown {
  if (cause instanceof FileError || !(cause instanceof Error)) return cause;
  if (cause.name === "AbortError") return new FileError("aborted", {}, { cause });
  const code = "code" in cause ? cause.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") return new FileError("disk-full", {}, { cause });
  if (code === "ENOENT") return new FileError("missing", {}, { cause });
  if (code === "EACCES" || code === "EROFS" || code === "EPERM")
    return new FileError("not-writable", {}, { cause });
  if (code === "ABORT_ERR" || code === "ERR_STREAM_PREMATURE_CLOSE")
    return new FileError("aborted", {}, { cause });
  return cause;
}
