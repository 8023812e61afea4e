let wished: string | null = null;

/** Remembers in this window alone, and for one opening, which interview the reader wants to go on with. */
export function wishFor(screeningId: string): void {
  wished = screeningId;
}

export function takeWish(): string | null {
  const id = wished;
  wished = null;
  return id;
}
