import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type pg from "pg";
import { type Entry, perform, workAs } from "#kernel/action";
import type { Progress } from "#kernel/database";
import { addTemporary } from "#kernel/files";
import type { DemoWorld } from "#kernel/module";
import { hashPassword } from "#kernel/session";
import agencies from "./demonstration.json" with { type: "json" };
import type { Services } from "./services.ts";

/** The password of every account of the demonstration, printed at its start; such an instance listens on loopback only. */
export const demoPassword = "palermo-demo-only";

type Person = { readonly role: string; readonly name: string; readonly lang: string; readonly key?: string };

/** How an account of the demonstration is called: by its role, a second person of a role by a word of its own. */
function keyOf({ key, role }: Person): string {
  return key ?? role;
}

export const demoAccounts = agencies.flatMap((agency) =>
  agency.people.map((person: Person) => ({
    role: person.role,
    name: person.name,
    lang: person.lang,
    email: `${keyOf(person)}@demo.palermo.test`,
    agency: agency.key,
  })),
);

/** The seed from which the whole demonstration is drawn. */
const seed = 2000;

/** Makes the agencies and people of the invented State XV, then lets each module load its part. Sets a flag that nothing unsets. */
export async function loadDemonstration(
  services: Services,
  owner: pg.Client,
  progress: Progress,
): Promise<void> {
  progress("Loading the demonstration country, once.");
  await owner.query("update access.instance set demonstration = true");
  const hash = await hashPassword(demoPassword);
  const accounts: Record<string, { accountId: string; agencyId: string; session: Buffer }> = {};
  for (const agency of agencies) {
    const agencyId = randomUUID();
    await owner.query(
      "insert into access.agency (agency_id, name, kind, country) values ($1, $2, $3, 'XV')",
      [agencyId, JSON.stringify(agency.name), agency.kind],
    );
    for (const person of agency.people as readonly Person[]) {
      const accountId = randomUUID();
      await owner.query(
        "insert into access.account (account_id, agency_id, email, name, lang, roles, password_hash) values ($1, $2, $3, $4, $5, $6, $7)",
        [
          accountId,
          agencyId,
          `${keyOf(person)}@demo.palermo.test`,
          person.name,
          person.lang,
          [person.role],
          hash,
        ],
      );
      accounts[keyOf(person)] = { accountId, agencyId, session: await openShortSession(owner, accountId) };
    }
  }
  const world = worldOf(services, accounts);
  for (const door of services.registry.doors) {
    if (!door.demo) continue;
    progress(`Loading the demonstration: ${door.name}`);
    await door.demo(world);
  }
  await owner.query(
    "update access.session set ended_at = access.now() where kind = 'operator' and ended_at is null",
  );
}

async function openShortSession(owner: pg.Client, accountId: string): Promise<Buffer> {
  const hash = createHash("sha256").update(randomBytes(32)).digest();
  await owner.query(
    `insert into access.session (hash, account_id, kind, device, opened_at, seen_at, expires_at)
     values ($1, $2, 'operator', 'demonstration', access.now(), access.now(), access.now() + interval '1 hour')`,
    [hash, accountId],
  );
  return hash;
}

function worldOf(
  services: Services,
  accounts: Record<string, { accountId: string; agencyId: string; session: Buffer }>,
): DemoWorld {
  const { engine, registry, config, files } = services;
  const entryOf = (role: string): Entry => {
    const account = accounts[role];
    if (!account) throw new Error(`the demonstration has nobody with the role ${role}`);
    return { by: "session", hash: account.session };
  };
  const inTxAs: DemoWorld["inTxAs"] = async (role, work) => {
    const done = await workAs(engine, entryOf(role), { name: "demonstration", work });
    if (!done) throw new Error(`the demonstration's ${role} could not be entered`);
    return done.result;
  };
  return {
    seed,
    dataFolder: config.dataFolder,
    accounts,
    callAs(role, name, input) {
      const declaration = registry.find(name);
      if (!declaration) throw new Error(`there is no ${name}`);
      return perform(engine, { declaration, entry: entryOf(role), input, requestId: randomUUID() });
    },
    inTxAs,
    async upload(role, { name, mediaType, content }) {
      const bytes = Buffer.from(content);
      const stored = await files.write(Readable.from([bytes]), { limit: bytes.length });
      return inTxAs(role, async (context) => {
        const { temporaryId } = await addTemporary(context, { name, mediaType, stored });
        return temporaryId;
      });
    },
  };
}
