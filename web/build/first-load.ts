import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";

type Chunk = { readonly fileName: string; readonly code: string; readonly imports: readonly string[] };
export type Measured = {
  readonly total: number;
  readonly files: readonly { fileName: string; bytes: number }[];
};

/** Brotli bytes of the entry and of everything that it imports before it can run, largest first. */
export function measureFirstLoad(entries: readonly Chunk[], chunks: ReadonlyMap<string, Chunk>): Measured {
  const seen = new Map<string, number>();
  const waiting = [...entries];
  for (let chunk = waiting.pop(); chunk; chunk = waiting.pop()) {
    if (seen.has(chunk.fileName)) continue;
    seen.set(chunk.fileName, brotliCompressSync(chunk.code).length);
    for (const name of chunk.imports) {
      const next = chunks.get(name);
      if (next) waiting.push(next);
    }
  }
  const files = [...seen].map(([fileName, bytes]) => ({ fileName, bytes })).sort((a, b) => b.bytes - a.bytes);
  return { total: files.reduce((sum, file) => sum + file.bytes, 0), files };
}

export function inKilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

/** Fails the build when the script of the first load is larger than `limit` bytes (brotli), naming the files. */
export function firstLoad({ limit }: { limit: number }): Plugin {
  return {
    name: "palermo:first-load",
    apply: "build",
    generateBundle(_options, bundle) {
      const chunks = new Map<string, Chunk>();
      for (const file of Object.values(bundle)) if (file.type === "chunk") chunks.set(file.fileName, file);
      const entries = Object.values(bundle).filter(
        (file) => file.type === "chunk" && file.isEntry,
      ) as Chunk[];
      const { total, files } = measureFirstLoad(entries, chunks);
      const list = files.map((file) => `  ${file.fileName} ${inKilobytes(file.bytes)}`).join("\n");
      if (total > limit) {
        this.error(
          `first load is ${inKilobytes(total)} of script (brotli), more than ${inKilobytes(limit)}:\n${list}`,
        );
      }
      console.log(
        `first load: ${inKilobytes(total)} of script (brotli), limit ${inKilobytes(limit)}\n${list}`,
      );
    },
  };
}
