import { type Call, type Engine, type Entry, perform } from "#kernel/action";

/** Whoever sends a request about their own sign-in. */
export type Who = { readonly engine: Engine; readonly entry: Entry; readonly requestId: string };

/** Performs one step of a change of one's own sign-in. */
export function own<D extends Call["declaration"]>(
  { engine, entry, requestId }: Who,
  declaration: D,
  input: unknown,
): Promise<unknown> {
  return perform(engine, { declaration, entry, requestId, input });
}
