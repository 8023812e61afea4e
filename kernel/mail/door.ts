import { defineModule } from "../module/module.ts";
import { locales } from "./text.ts";
import { wantedParts } from "./wanted.ts";

/** Being told by mail that something waits. */
export function mailModule(sends: boolean) {
  return defineModule({ name: "mail", ...wantedParts(sends), locales });
}
