import { defineModule } from "../module/module.ts";
import { findMark } from "./find-mark.ts";
import { locales } from "./text.ts";

/** From a mark on paper to the event of its export. */
export const watermarkModule = defineModule({ name: "watermark", questions: [findMark], locales });
