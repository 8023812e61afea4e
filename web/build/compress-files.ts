import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const compress = promisify(brotliCompress);

/** Writes each built file of text once more as `.br`, so that a server sends the smallest form without working for it. */
export function compressFiles(): Plugin {
  let folder = "";
  return {
    name: "palermo:compress-files",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async writeBundle({ dir }) {
      const assets = join(dir ?? folder, "assets");
      const files = readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const plain = readFileSync(join(assets, file));
          if (plain.length < 1024) return;
          const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } };
          writeFileSync(join(assets, `${file}.br`), await compress(plain, options));
        }),
      );
    },
  };
}
