import type { Highs } from "highs";

let loading: Promise<Highs> | undefined;

async function load(): Promise<Highs> {
  const loaded = await import("highs");
  // The package types its door as CommonJS; the module that Node and browsers load exports the function itself.
  const start = loaded.default as unknown as () => Promise<Highs>;
  return start();
}

/** Loads the solver once (HiGHS 1.15, WebAssembly, about 30 ms). */
export function solver(): Promise<Highs> {
  loading ??= load();
  return loading;
}
