import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";
import { inKilobytes } from "./first-load.ts";

type Chunk = {
  readonly type: "chunk";
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  readonly facadeModuleId: string | null;
  readonly moduleIds: readonly string[];
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
};
type Bundle = Readonly<Record<string, { readonly type: string; readonly source?: unknown }>>;

/** What the page without network is made of: its own file, and whose texts it shows. */
export type OfflineApp = {
  /** End of the page's file name. */
  readonly page: string;
  /** Folders of texts, all six languages. */
  readonly texts: readonly string[];
  /** Files of `public` and addresses of the server. */
  readonly others: readonly string[];
  /** Most bytes of all of it (brotli). */
  readonly limit: number;
};

/** Every chunk that the page can ask for: what the app starts with, the page, and whatever it loads later. */
export function filesOf(
  chunks: readonly Chunk[],
  { page, texts }: Pick<OfflineApp, "page" | "texts">,
): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set<string>();
  const styles = new Set<string>();
  function take(name: string, later: boolean): void {
    const chunk = byName.get(name);
    if (chunk === undefined || found.has(name)) return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
    for (const next of chunk.imports) take(next, false);
    if (later) for (const next of chunk.dynamicImports) take(next, true);
  }
  const isText = (id: string | undefined) => texts.some((folder) => id?.includes(`/${folder}/locales/`));
  for (const chunk of chunks) {
    if (chunk.isEntry || chunk.moduleIds.some(isText)) take(chunk.fileName, false);
  }
  const own = chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(page)));
  if (own === undefined) throw new Error(`no chunk of the build holds ${page}`);
  // Taken anew where the entry had it already, for what it loads later.
  found.delete(own.fileName);
  take(own.fileName, true);
  return [...found, ...styles].sort();
}

/** Writes `notes-worker.js` with the list of its files, and fails when all of them are larger than `limit` (brotli). */
export function offlineApp(settings: OfflineApp): Plugin {
  return {
    name: "palermo:offline-app",
    apply: "build",
    generateBundle(_options, bundle) {
      const all = Object.values(bundle as unknown as Bundle);
      const files = filesOf(all.filter((one) => one.type === "chunk") as unknown as Chunk[], settings);
      const bytes = files.reduce((sum, name) => sum + sizeOf(bundle as unknown as Bundle, name), 0);
      if (bytes > settings.limit)
        this.error(
          `the offline app is ${inKilobytes(bytes)} (brotli), more than ${inKilobytes(settings.limit)}`,
        );
      console.log(
        `offline app: ${files.length} files, ${inKilobytes(bytes)} (brotli), limit ${inKilobytes(settings.limit)}`,
      );
      const list = [...files.map((name) => `/${name}`), ...settings.others];
      const source = readFileSync(fileURLToPath(new URL("../offline/worker.js", import.meta.url)), "utf8");
      const version = createHash("sha256").update(source).update(list.join("\n")).digest("hex").slice(0, 16);
      this.emitFile({
        type: "asset",
        fileName: "notes-worker.js",
        source: source
          .replace('"__VERSION__"', JSON.stringify(`notes-${version}`))
          .replace("__FILES__", JSON.stringify(list)),
      });
    },
  };
}

function sizeOf(bundle: Bundle, name: string): number {
  const file = bundle[name];
  const content = file !== undefined && "code" in file ? file.code : file?.source;
  if (typeof content !== "string" && !(content instanceof Uint8Array)) return 0;
  return brotliCompressSync(content).length;
}
