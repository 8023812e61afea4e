import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type pg from "pg";
import { type Compartment, compartments, openDossier } from "#kernel/access";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";

export const hour = 3_600_000;
export const breakGlassReason = "a life is in danger tonight";

/** An agency with somebody who keeps its dossiers, an auditor elsewhere, and whoever comes new. */
export type AccessGround = {
  readonly kernel: TestKernel;
  readonly owner: pg.Client;
  readonly agencyId: string;
  readonly keeper: TestAccount;
  readonly auditor: TestAccount;
  readonly newcomer: (roles?: readonly string[], home?: string) => Promise<TestAccount>;
  /** A dossier that the keeper opens. */
  readonly newDossier: (parts?: readonly Compartment[]) => Promise<{ dossierId: string; code: string }>;
  readonly close: () => Promise<void>;
};

export async function openAccessGround(): Promise<AccessGround> {
  const kernel = await openTestKernel({ modules: [casefile] });
  const owner = await kernel.database.owner();
  const agencyId = await kernel.openAgency();
  const keeper = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  const auditor = await kernel.openAccount({
    agencyId: await kernel.openAgency("oversight"),
    roles: ["auditor"],
  });
  return {
    kernel,
    owner,
    agencyId,
    keeper,
    auditor,
    newcomer: (roles = ["investigator"], home = agencyId) => kernel.openAccount({ agencyId: home, roles }),
    async newDossier(parts = ["identity", "investigation"]) {
      const dossierId = randomUUID();
      const { code } = await keeper.work(({ tx }) =>
        openDossier(tx, { kind: "case", letter: "C", compartments: parts, dossierId }),
      );
      return { dossierId, code };
    },
    async close() {
      await owner.end();
      await kernel.close();
    },
  };
}

/** The highest level at which somebody may open each part of a dossier. */
export async function openParts(who: TestAccount, dossierId: string): Promise<Record<string, string>> {
  return who.work(async ({ tx }) => {
    const open: Record<string, string> = {};
    for (const part of compartments) {
      for (const level of ["read", "contribute", "manage"]) {
        const { rows } = await sql<{
          ok: boolean;
        }>`select access.may_open(${dossierId}::uuid, ${part}, ${level}) as ok`.execute(tx);
        if (rows[0]?.ok) open[part] = level;
      }
    }
    return open;
  });
}

/** Breaks the glass with a reason that suffices. */
export function glass(who: TestAccount, code: string, why = breakGlassReason): Promise<{ state: string }> {
  return who.callByName("access.break-glass", { code, reason: why }) as Promise<{ state: string }>;
}

export async function noticesOf(who: TestAccount): Promise<{ kind: string; code: string | null }[]> {
  const { items } = (await who.callByName("access.list-notices", {})) as {
    items: { kind: string; code: string | null }[];
  };
  return items.map(({ kind, code }) => ({ kind, code }));
}
