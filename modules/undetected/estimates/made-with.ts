import { createRequire } from "node:module";
import { z } from "zod";

const Package = z.object({ version: z.string() });
const require = createRequire(import.meta.url);

/** The version of the estimating package, kept with each figure, so that it can be made again. */
export const madeWith = `@palermo/mse ${Package.parse(require("@palermo/mse/package.json")).version}`;
