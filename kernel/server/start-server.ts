import { hostname } from "node:os";
import { inviteFirstAdministrator } from "#kernel/access";
import { type Config, isLoopback, StartError } from "#kernel/config";
import type { Progress } from "#kernel/database";
import type { ModuleDoor } from "#kernel/module";
import { demoAccounts, demoPassword, loadDemonstration } from "./demonstration.ts";
import { listenOnNetwork, listenOnSocket } from "./listen.ts";
import { openServices, type Services } from "./services.ts";

export type StartSettings = {
  readonly config: Config;
  readonly modules: readonly ModuleDoor[];
  readonly progress: Progress;
  readonly webFolder?: string | null;
  /** The kernel's clock; tests move it. */
  readonly now?: () => Date;
  /** Further settings of the embedded server; tests give up durability. */
  readonly postgres?: Record<string, string>;
};

export type Server = {
  readonly address: string;
  /** Sentences for whoever started it, to be printed once it is ready. */
  readonly notes: readonly string[];
  readonly services: Services;
  readonly close: () => Promise<void>;
};

/** Starts a whole Palermo: database, modules, demonstration on the very first start, network and operator's socket. */
export async function startServer({
  config,
  modules,
  progress,
  webFolder = null,
  now = () => new Date(),
  postgres,
}: StartSettings): Promise<Server> {
  const services = await openServices({ config, modules, progress, now, ...(postgres ? { postgres } : {}) });
  try {
    const first = await firstStart(services, config, progress);
    const socket = await listenOnSocket(services, first.demonstration);
    const network = await listenOnNetwork(services, first.demonstration, webFolder);
    return {
      address: network.address,
      notes: first.notesFor(network.address),
      services,
      async close() {
        await Promise.allSettled([network.app.close(), socket.close()]);
        await services.close();
      },
    };
  } catch (error) {
    await services.close();
    throw error;
  }
}

type First = { readonly demonstration: boolean; readonly notesFor: (address: string) => string[] };

async function firstStart(services: Services, config: Config, progress: Progress): Promise<First> {
  const owner = await services.database.owner();
  try {
    const { rows } = await owner.query<{ demonstration: boolean; people: string }>(
      "select i.demonstration, (select count(*) from access.account where not roles && array['operator', 'system']) as people from access.instance i",
    );
    const state = rows[0];
    const empty = Number(state?.people ?? 0) === 0;
    if (state?.demonstration && !isClosed(config)) {
      throw new StartError(
        "demonstration-reachable",
        "This data folder holds the demonstration, whose passwords are public, and other machines could reach this Palermo: it runs on loopback only, without a proxy. Start real work in a new data folder (PALERMO_DATA).",
      );
    }
    if (state?.demonstration || (empty && config.demo)) {
      if (empty) await loadDemonstration(services, owner, progress);
      return { demonstration: true, notesFor: demoNotes };
    }
    const invited = await inviteFirstAdministrator(owner);
    return {
      demonstration: false,
      notesFor: (address) =>
        invited
          ? [
              `First administrator on ${hostname()}: choose a password at ${address}/app/invitation#${invited.invitation} and sign in as ${invited.email}. The link is shown once.`,
            ]
          : [],
    };
  } finally {
    await owner.end();
  }
}

/** Nobody but this machine reaches the listening place. */
function isClosed(config: Config): boolean {
  return isLoopback(config.host) && config.trustedProxy.length === 0;
}

function demoNotes(): string[] {
  return [
    "DEMONSTRATION: invented people, invented country (XV). Do not enter real data; for real work start in a new data folder with PALERMO_DEMO=0.",
    `Accounts, password ${demoPassword}:`,
    ...demoAccounts.map(({ email, role }) => `  ${email.padEnd(36)} ${role}`),
  ];
}

/** Opens Palermo for one command: the operator's socket alone, nothing on the network. */
export async function openKernel({
  config,
  modules,
  progress,
}: StartSettings): Promise<{ services: Services; close: () => Promise<void> }> {
  const services = await openServices({ config, modules, progress });
  const socket = await listenOnSocket(services, false).catch(async (error: unknown) => {
    await services.close();
    throw error;
  });
  return {
    services,
    async close() {
      await socket.close();
      await services.close();
    },
  };
}
