export type Room = { readonly lasting: boolean; readonly freeBytes: number | null };

/** Below this a photo may not fit any more, and the reader is told. */
export const littleBytes = 100 * 1024 * 1024;

/** Asks the browser to keep what lies here also when it runs short of room. */
export async function askToLast(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

export async function roomHere(): Promise<Room> {
  const lasting = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  const { quota, usage } = estimate ?? {};
  return { lasting, freeBytes: quota === undefined || usage === undefined ? null : quota - usage };
}
