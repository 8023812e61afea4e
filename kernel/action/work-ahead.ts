import type { Call } from "./call.ts";
import type { Engine } from "./engine.ts";
import { beginAs } from "./enter.ts";

/**
 * Does what an action asks to have done before its transaction: slow work on its input, such as stretching a secret, that
 * would hold a connection from everybody else. Done only for those who may call the action, with input that reads; a call
 * that may not be is refused by the transaction itself, in its usual words and with its line in the audit.
 */
export async function workAhead(engine: Engine, call: Call): Promise<unknown> {
  const { declaration } = call;
  if (declaration.kind !== "action" || declaration.ahead === undefined) return undefined;
  const read = declaration.input.safeParse(call.input ?? {});
  if (!read.success || !(await mayCall(engine, call))) return undefined;
  return declaration.ahead(read.data);
}

async function mayCall(engine: Engine, { declaration, entry }: Call): Promise<boolean> {
  const client = await engine.app.connect();
  let broken = true;
  try {
    const entered = await beginAs(client, entry, { readOnly: true, rightsOf: engine.rightsOf });
    await client.query("rollback");
    broken = false;
    return (
      entered !== null && (declaration.needs === "signed-in" || entered.actor.rights.has(declaration.needs))
    );
  } finally {
    client.release(broken);
  }
}
