/** Why Palermo cannot start or go on. The message is a whole sentence for the person at the machine; it holds no secret. */
export class StartError extends Error {
  readonly code: string;

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "StartError";
    this.code = code;
  }
}

/** Reads `code` of a Node or PostgreSQL error, e.g. `ENOENT` or `57P03`. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
