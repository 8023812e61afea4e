/** What the reader wants to do on the page of interviews: go on with one, or begin one with somebody of whom a tip told. */
export type Wished = { readonly goOn: string } | { readonly fromTip: string };

let wished: Wished | null = null;

/** Remembers it in this window alone, and for one opening; the address says nothing of it. */
export function wishFor(wish: Wished): void {
  wished = wish;
}

export function takeWish(): Wished | null {
  const wish = wished;
  wished = null;
  return wish;
}
