import { type RoleTable, rolesWith } from "../access/index.ts";
import type { Declaration } from "../action/index.ts";
import type { ModuleDoor } from "./module.ts";

/** Everything that the doors of kernel and modules declare, found by name. */
export type Registry = {
  readonly doors: readonly ModuleDoor[];
  readonly find: (name: string) => Declaration | undefined;
  readonly roles: RoleTable;
};

/** Brings the doors together. Throws when a name stands twice, or a declared right is held by no role. */
export function buildRegistry(doors: readonly ModuleDoor[]): Registry {
  const byName = new Map<string, Declaration>();
  for (const declaration of doors.flatMap((door) => door.declarations)) {
    if (byName.has(declaration.name)) throw new Error(`${declaration.name} is declared twice`);
    byName.set(declaration.name, declaration);
  }
  const roles = rolesWith(doors.map((door) => door.rights ?? {}));
  const held = new Set(Object.values(roles).flatMap((role) => role.rights));
  for (const { name, needs } of [...byName.values(), ...doors.flatMap((door) => door.jobs)]) {
    if (needs !== "signed-in" && !held.has(needs))
      throw new Error(`${name} needs ${needs}, which no role holds`);
  }
  return { doors, find: (name) => byName.get(name), roles };
}
