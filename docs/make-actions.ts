/**
 * Writes `manual/actions.md`: every action and question with the right it needs and the roles that hold it, from the
 * declarations themselves. Run `node docs/make-actions.ts` after declaring something.
 */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import type { Declaration } from "#kernel/action";
import { createDiskStore } from "#kernel/files";
import { buildRegistry, type Registry } from "#kernel/module";
import { modules } from "#modules";
import { kernelDoors } from "../kernel/server/kernel-doors.ts";

export const actionsPage = fileURLToPath(new URL("manual/actions.md", import.meta.url));

/** The page as text. */
export function describeActions(): string {
  const uploads = { store: createDiskStore({ root: tmpdir() }), folder: tmpdir() };
  const registry = buildRegistry([
    ...kernelDoors(modules, { uploads, auditSeed: Buffer.alloc(32) }),
    ...modules,
  ]);
  const parts = [...registry.doors]
    .filter((door) => door.declarations.length > 0)
    .map((door) => [
      `## ${door.name}`,
      "",
      "| name | does | needs | held by |",
      "|---|---|---|---|",
      ...[...door.declarations].sort(byName).map((one) => line(one, registry)),
    ]);
  return `${[head, ...parts.map((part) => part.join("\n"))].join("\n\n")}\n`;
}

const head = `# Actions and questions

Everything that happens in Palermo is a named action, everything that is read is a named question. The name is the
address (\`POST /api/<module>/<verb-noun>\`), the command (\`palermo call NAME\`) and the entry in the audit.
*Action*: it changes something and is always written to the audit. *Audited*: a question whose reading is written too.
A right opens the door only; which dossiers and which of their parts somebody sees is decided by grants in the database.

Made from the program by \`node docs/make-actions.ts\`; do not edit by hand. Signing in has addresses of its own: see [API](api.md).`;

function line(declaration: Declaration, registry: Registry): string {
  const kind = declaration.kind === "action" ? "*Action.* " : declaration.audited ? "*Audited.* " : "";
  const cells = [
    `\`${declaration.name}\``,
    kind + declaration.about,
    declaration.needs === "signed-in" ? "signed in" : `\`${declaration.needs}\``,
    holders(declaration.needs, registry),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function holders(right: string, registry: Registry): string {
  if (right === "signed-in") return "everybody";
  const all = Object.entries(registry.roles).filter(
    ([role]) => role !== "operator" && !role.startsWith("system:"),
  );
  const roles = all.flatMap(([role, { rights }]) => (rights.includes(right) ? [role] : []));
  return roles.length === all.length ? "everybody" : roles.join(", ") || "operator";
}

function byName(a: Declaration, b: Declaration): number {
  return a.name < b.name ? -1 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(actionsPage, describeActions());
