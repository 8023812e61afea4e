/** A rule said no. `refusal` is one of the codes that the action declared; its text stands in the locales. */
export type Refusal<Code extends string = string> = {
  readonly kind: "refusal";
  readonly refusal: Code;
  /** The input field that the reader can mend, as a path, when there is one. */
  readonly path?: readonly (string | number)[];
  /** Values for the text; public, never personal. */
  readonly params?: Readonly<Record<string, string | number>>;
};

export type RefusalDetail = Pick<Refusal, "path" | "params">;

/** Makes a refusal for an action to return: the transaction is rolled back and the reader told why. */
export function refuse<const Code extends string>(refusal: Code, detail: RefusalDetail = {}): Refusal<Code> {
  return { kind: "refusal", refusal, ...detail };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "refusal";
}
