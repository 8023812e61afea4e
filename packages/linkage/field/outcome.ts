/** A value read from text, or the reason why not; `refusal` is a stable code, `expected` a text for the reader. */
export type Outcome<Value, Refusal extends string> =
  | ({ ok: true } & Value)
  | { ok: false; refusal: Refusal; expected: string };

export function refused<Refusal extends string>(
  refusal: Refusal,
  expected: string,
): { ok: false; refusal: Refusal; expected: string } {
  return { ok: false, refusal, expected };
}
