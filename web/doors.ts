import type { BrowserDoor } from "#kernel/words";

/** The modules that this app shows. A module's folder and its line here are all there is to it. */
export const doors: readonly BrowserDoor[] = [];
