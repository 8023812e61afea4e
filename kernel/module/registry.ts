import { type RoleTable, roleOfSystem, rolesWith } from "../access/index.ts";
import type { Declaration } from "../action/index.ts";
import { clockEvents, deadlineEvents, type Subscriber } from "../event/subscriber.ts";
import type { ModuleDoor } from "./module.ts";

/** Everything that the doors of kernel and modules declare, found by name. */
export type Registry = {
  readonly doors: readonly ModuleDoor[];
  readonly find: (name: string) => Declaration | undefined;
  readonly roles: RoleTable;
  /** Who is told of which event. */
  readonly subscribers: readonly Subscriber[];
};

/** Brings the doors together. Throws when a name stands twice, or a declared right is held by no role. */
export function buildRegistry(doors: readonly ModuleDoor[]): Registry {
  const byName = new Map<string, Declaration>();
  for (const declaration of doors.flatMap((door) => door.declarations)) {
    if (byName.has(declaration.name)) throw new Error(`${declaration.name} is declared twice`);
    byName.set(declaration.name, declaration);
  }
  const importers = doors.flatMap((door) => (door.importers ?? []).map(({ name }) => name));
  const twice = importers.find((name, at) => importers.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`the importer ${twice} is declared twice`);
  const roles = rolesWith(doors.map((door) => door.rights ?? {}));
  const subscribers = subscribersOf(doors, [...byName.values()]);
  for (const { needs } of subscribers)
    roles[roleOfSystem(needs)] = { compartments: [], light: false, rights: [needs] };
  const held = new Set(Object.values(roles).flatMap((role) => role.rights));
  const files = doors.flatMap((door) => [...(door.uploads ?? []), ...(door.downloads ?? [])]);
  for (const { name, needs } of [...byName.values(), ...doors.flatMap((door) => door.jobs), ...files]) {
    if (needs !== "signed-in" && !held.has(needs))
      throw new Error(`${name} needs ${needs}, which no role holds`);
  }
  return { doors, find: (name) => byName.get(name), roles, subscribers };
}

/** Every door's handlers under the names `module:event`; throws when nothing emits what one waits for. */
function subscribersOf(doors: readonly ModuleDoor[], declarations: readonly Declaration[]): Subscriber[] {
  const emitted = declarations.flatMap((one) => (one.kind === "action" ? (one.emits ?? []) : []));
  const known = new Set<string>([...clockEvents, ...deadlineEvents, ...emitted, "*"]);
  return doors.flatMap((door) =>
    Object.entries(door.on ?? {}).map(([event, handler]) => {
      if (!known.has(event)) throw new Error(`${door.name} waits for ${event}, which no action emits`);
      return { name: `${door.name}:${event}`, event, ...handler };
    }),
  );
}
