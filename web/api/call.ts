import type { Declaration, InputOf, OutputOf } from "#kernel/action";
import { asProblem, Problem, problemFrom } from "./problem.ts";

export type CallOptions = {
  /** One per intention of the user: sending the same thing twice does it once. */
  readonly key?: string;
  /** The version that the reader saw; a newer one on the server makes the problem "stale". */
  readonly expects?: number;
  /** Why the reader does it, for the audit. */
  readonly purpose?: string;
  readonly signal?: AbortSignal;
};

function addressOf(name: string): string {
  const [module, verb] = name.split(".");
  return `/api/${module}/${verb}`;
}

function headersOf({ key, expects, purpose }: CallOptions): Record<string, string> {
  return {
    accept: "application/json, application/problem+json",
    // Before sign-in the chosen language is known only here.
    "accept-language": document.documentElement.lang,
    "content-type": "application/json",
    ...(key ? { "idempotency-key": key } : {}),
    ...(expects === undefined ? {} : { "palermo-expects": String(expects) }),
    ...(purpose ? { "palermo-purpose": encodeURIComponent(purpose) } : {}),
  };
}

/**
 * Performs a named action or asks a named question. Typed by its declaration:
 * `call<typeof openCase>("casefile.open-case", input)`, with `import type { openCase }`. Throws `Problem`.
 */
export async function call<D extends Declaration = Declaration>(
  name: D["name"],
  input: InputOf<D>,
  options: CallOptions = {},
): Promise<OutputOf<D>> {
  try {
    const response = await fetch(addressOf(name), {
      method: "POST",
      credentials: "same-origin",
      headers: headersOf(options),
      body: JSON.stringify(input ?? {}),
      signal: options.signal ?? null,
    });
    if (!response.ok) throw await problemFrom(response, name);
    const text = await response.text();
    return (text === "" ? undefined : JSON.parse(text)) as OutputOf<D>;
  } catch (thrown) {
    if (thrown instanceof Problem || (thrown instanceof DOMException && thrown.name === "AbortError"))
      throw thrown;
    throw asProblem(thrown, name);
  }
}
