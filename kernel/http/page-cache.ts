import type { Sent } from "./public-reply.ts";

type Kept = { readonly stamp: string; readonly sent: Sent; readonly bytes: number };

export type PageCache = {
  readonly find: (address: string, stamp: string) => Sent | undefined;
  readonly keep: (address: string, stamp: string, sent: Sent) => void;
};

/**
 * Finished pages by their address, each as long as what it was made from has the same stamp. The pages used longest ago
 * give way.
 */
export function createPageCache(mostBytes = 32 * 1024 * 1024): PageCache {
  const pages = new Map<string, Kept>();
  let held = 0;
  const drop = (address: string) => {
    held -= pages.get(address)?.bytes ?? 0;
    pages.delete(address);
  };
  return {
    find(address, stamp) {
      const kept = pages.get(address);
      if (kept === undefined) return undefined;
      drop(address);
      if (kept.stamp !== stamp) return undefined;
      // Put again at the end: used last.
      pages.set(address, kept);
      held += kept.bytes;
      return kept.sent;
    },
    keep(address, stamp, sent) {
      drop(address);
      const bytes = Buffer.byteLength(sent.text) + address.length + 200;
      for (const [oldest] of pages) {
        if (held + bytes <= mostBytes) break;
        drop(oldest);
      }
      if (bytes > mostBytes) return;
      pages.set(address, { stamp, sent, bytes });
      held += bytes;
    },
  };
}
