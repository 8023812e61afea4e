import type pg from "pg";
import { z } from "zod";
import data from "./roles.json" with { type: "json" };
import { Compartment } from "./words.ts";

const RoleTable = z.record(
  z.string(),
  z.object({
    rights: z.array(z.string()),
    compartments: z.array(Compartment),
    /** Opens no compartment and decides nothing about access: one administrator gives it (access.weigh_roles). */
    light: z.boolean().default(false),
  }),
);

export type RoleTable = z.infer<typeof RoleTable>;

/** Every role of people, for what everybody who works with Palermo may do. */
export const everyRole: readonly string[] = Object.keys(data);

/** Roles that hold a right, as the doors of modules declare them: `{"casefile.open": ["investigator"]}`. */
export type RightsDeclared = Readonly<Record<string, readonly string[]>>;

/** The roles of Palermo with their caps, and every right of the kernel and the modules given to its roles. */
export function rolesWith(declared: readonly RightsDeclared[]): RoleTable {
  const table = structuredClone(RoleTable.parse(data));
  for (const rights of declared) {
    for (const [right, roles] of Object.entries(rights)) {
      for (const role of roles) {
        const holder = table[role];
        if (!holder)
          throw new Error(`the right ${right} names the role ${role}, which roles.json does not have`);
        if (!holder.rights.includes(right)) holder.rights.push(right);
      }
    }
  }
  table[operatorRole] = { compartments: [], rights: rightsOfOperator(table), light: false };
  return table;
}

/** The role of whoever runs the machine: figures, imports, accounts and the audit, never the content of a dossier. */
export const operatorRole = "operator";

function rightsOfOperator(table: RoleTable): string[] {
  return [...new Set(["rapporteur", "admin", "auditor"].flatMap((role) => table[role]?.rights ?? []))];
}

/** Enters the table of roles into the database, so that policies and functions see the same one. */
export async function enterRoles(owner: pg.ClientBase, table: RoleTable): Promise<void> {
  await owner.query("begin");
  try {
    await owner.query("select pg_advisory_xact_lock(7420, 2)");
    await owner.query("delete from access.role");
    for (const [role, { rights, compartments, light }] of Object.entries(table)) {
      await owner.query(
        "insert into access.role (role, compartments, light) values ($1, $2::access.compartment[], $3)",
        [role, compartments, light],
      );
      await owner.query('insert into access.role_right (role, "right") select $1, unnest($2::text[])', [
        role,
        rights,
      ]);
    }
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
}

/** The union of the rights of some roles; asked once per call, so remembered per list. */
export function rightsLookup(table: RoleTable): (roles: readonly string[]) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (roles) => {
    const name = roles.join(",");
    const before = known.get(name);
    if (before) return before;
    const rights = new Set(roles.flatMap((role) => table[role]?.rights ?? []));
    known.set(name, rights);
    return rights;
  };
}
