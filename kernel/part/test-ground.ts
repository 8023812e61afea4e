import { randomUUID } from "node:crypto";
import { openDossier } from "../access/open-dossier.ts";
import type { Compartment, Level } from "../access/words.ts";
import type { TestAccount } from "../testing/index.ts";

/** A dossier of the account with a key of its own, as a module opens one. */
export async function openTestDossier(
  owner: TestAccount,
  compartments: readonly Compartment[] = ["identity", "support", "investigation", "prosecution"],
): Promise<{ dossierId: string; code: string }> {
  const dossierId = randomUUID();
  return owner.work(async ({ tx, vault }) => {
    const { code } = await openDossier(tx, { kind: "test", letter: "C", compartments, dossierId });
    await vault.createKey(dossierId);
    return { dossierId, code };
  });
}

/** The owner opens one part of the dossier to somebody. */
export async function give(
  owner: TestAccount,
  dossierId: string,
  {
    to,
    part,
    level = "read",
  }: { to: { account: string } | { unit: string }; part: Compartment; level?: Level },
): Promise<void> {
  await owner.callByName("access.give-grant", {
    dossierId,
    compartments: [part],
    level,
    to: "account" in to ? { kind: "account", id: to.account } : { kind: "unit", id: to.unit },
    purpose: "case-work",
    reason: "test",
  });
}
