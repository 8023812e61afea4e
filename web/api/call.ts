import type { Declaration, InputOf, OutputOf } from "#kernel/action";
import { noteNonce, proofFor } from "./device-key.ts";
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

type Proof = { readonly "palermo-proof"?: string };

/** Sends with a proof of this browser's key; once more when the number that it signed was too old. */
export async function sendProven(path: string, send: (proof: Proof) => Promise<Response>): Promise<Response> {
  const proof = await proofFor("POST", path);
  const response = await send(proof ? { "palermo-proof": proof } : {});
  noteNonce(response.headers.get("palermo-nonce"));
  if (response.status !== 401) return response;
  const problem = await problemFrom(response.clone(), "");
  const again = problem.code === "proof-needed" ? await proofFor("POST", path) : undefined;
  return again ? send({ "palermo-proof": again }) : response;
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
    const response = await sendProven(addressOf(name), async (proof) =>
      fetch(addressOf(name), {
        method: "POST",
        credentials: "same-origin",
        headers: { ...headersOf(options), ...proof },
        body: JSON.stringify(input ?? {}),
        signal: options.signal ?? null,
      }),
    );
    if (!response.ok) throw await problemFrom(response, name);
    const text = await response.text();
    return (text === "" ? undefined : JSON.parse(text)) as OutputOf<D>;
  } catch (thrown) {
    if (thrown instanceof Problem || (thrown instanceof DOMException && thrown.name === "AbortError"))
      throw thrown;
    throw asProblem(thrown, name);
  }
}
