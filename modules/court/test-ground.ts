import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import type { ModuleDoor } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { caselaw } from "#modules/caselaw";
import { appealTerm, courtOf, smugglingOffence, traffickingOffence } from "./builders.ts";
import { court } from "./index.ts";

/** A country with offences, courts and a term; a prosecutor, an investigator, a clerk of the court and a stranger. */
export type CourtGround = {
  readonly kernel: TestKernel;
  readonly agencyId: string;
  readonly prosecutor: TestAccount;
  readonly investigator: TestAccount;
  readonly clerk: TestAccount;
  readonly stranger: TestAccount;
  readonly trafficking: string;
  readonly smuggling: string;
  readonly courtId: string;
  readonly juvenileId: string;
  readonly newCase: () => Promise<{ caseId: string; code: string }>;
  readonly give: (caseId: string, to: TestAccount, parts: string[], level?: string) => Promise<unknown>;
  readonly person: (caseId: string, capacity: string, family?: string) => Promise<Person>;
  readonly proceeding: (caseId: string, more?: object) => Promise<string>;
  readonly charge: (proceedingId: string, participantId: string, more?: object) => Promise<string>;
};
export type Person = { participantId: string; personId: string; personCode: string };

export const country = "XV";
export const reason = "The facts go beyond the person's own journey: two others were paid for.";

export async function openCourtGround(
  modules: readonly ModuleDoor[] = [casefile, caselaw, court],
): Promise<CourtGround> {
  const kernel = await openTestKernel({ modules });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  const account = (role: string) => kernel.openAccount({ agencyId, roles: [role] });
  const prosecutor = await account("prosecutor");
  const investigator = await account("investigator");
  const clerk = await account("court");
  const stranger = await account("prosecutor");
  const added = async (noun: string, head: object) => {
    const id = randomUUID();
    await prosecutor.callByName(`court.add-${noun}`, { id, ...head });
    return id;
  };
  const trafficking = await added("provision", traffickingOffence(country));
  const smuggling = await added("provision", smugglingOffence(country));
  const courtId = await added(
    "court",
    courtOf(country, "Regional court", { specialisations: ["trafficking"] }),
  );
  const juvenileId = await added(
    "court",
    courtOf(country, "Juvenile court", { specialisations: ["juvenile"] }),
  );
  await added("term", appealTerm(country, 14));
  return {
    ...{
      kernel,
      agencyId,
      prosecutor,
      investigator,
      clerk,
      stranger,
      trafficking,
      smuggling,
      courtId,
      juvenileId,
    },
    async newCase() {
      const caseId = randomUUID();
      const { code } = (await prosecutor.callByName("casefile.open-case", {
        caseId,
        kind: "trafficking",
      })) as { code: string };
      return { caseId, code };
    },
    give: (dossierId, to, compartments, level = "read") =>
      prosecutor.callByName("access.give-grant", {
        dossierId,
        compartments,
        level,
        to: { kind: "account", id: to.accountId },
        purpose: "case-work",
      }),
    async person(caseId, capacity, family = "Okoye") {
      const participantId = randomUUID();
      return (await prosecutor.callByName("casefile.add-participant", {
        caseId,
        participantId,
        capacity,
        person: {
          identity: { names: { state: "known", value: [{ kind: "legal", given: "Amara", family }] } },
        },
      })) as Person;
    },
    async proceeding(caseId, more = {}) {
      const proceedingId = randomUUID();
      await prosecutor.callByName("court.open-proceeding", {
        ...{ proceedingId, caseId, crime: "trafficking", country, courtId, number: "12 Hv 34/26k" },
        ...more,
      });
      return proceedingId;
    },
    async charge(proceedingId, participantId, more = {}) {
      const chargeId = randomUUID();
      await prosecutor.callByName("court.file-charge", {
        ...{ chargeId, proceedingId, participantId, provisionId: trafficking, participation: "principal" },
        ...{ chargedOn: "2026-01-10", earliest: "2025-01-01", latest: "2025-06-30" },
        ...more,
      });
      return chargeId;
    },
  };
}
