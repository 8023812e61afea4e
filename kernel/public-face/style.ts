import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "style");

/** The one style sheet of the public pages: the files of `style`, in the order of their names. */
export const style = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n")
  .replaceAll(/\/\*[\s\S]*?\*\//g, "")
  .replaceAll(/\s*\n\s*/g, "\n")
  .trim();

/** Its address names its content, so that browsers may keep it for a year. */
export const stylePath = `/public/style-${createHash("sha256").update(style).digest("hex").slice(0, 12)}.css`;
