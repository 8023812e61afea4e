import type { ModuleDoor } from "#kernel/module";

/** The modules of this Palermo, in the order of the chain. A folder deleted with its line here is a feature gone. */
export const modules: readonly ModuleDoor[] = [];
