import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The one style sheet of the public pages. */
export const style = readFileSync(join(import.meta.dirname, "style.css"), "utf8")
  .replaceAll(/\/\*[\s\S]*?\*\//g, "")
  .replaceAll(/\s*\n\s*/g, "\n")
  .trim();

/** Its address names its content, so that browsers may keep it for a year. */
export const stylePath = `/public/style-${createHash("sha256").update(style).digest("hex").slice(0, 12)}.css`;
