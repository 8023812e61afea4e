import type { Lang } from "#kernel/words";

let picked: Lang | null = null;

/** Remembers what the reader chose by hand since the page was loaded. */
export function pickHere(lang: Lang): void {
  picked = lang;
}

/** The language chosen by hand before signing in, once: it then becomes the account's. */
export function takePicked(): Lang | null {
  const lang = picked;
  picked = null;
  return lang;
}
