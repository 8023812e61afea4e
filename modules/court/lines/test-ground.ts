import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import type { ModuleDoor } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "../../casefile/index.ts";
import { court } from "../index.ts";

export type WitnessCase = {
  readonly caseId: string;
  readonly witness: {
    readonly participantId: string;
    readonly personId: string;
    readonly personCode: string;
  };
  readonly accused: {
    readonly participantId: string;
    readonly personId: string;
    readonly personCode: string;
  };
};

/** Prosecution and court of one country, with cases that have a witness and an accused. */
export type CourtGround = {
  readonly kernel: TestKernel;
  readonly agencyId: string;
  readonly courtId: string;
  readonly prosecutor: TestAccount;
  readonly clerk: TestAccount;
  readonly police: TestAccount;
  readonly stranger: TestAccount;
  readonly today: () => string;
  readonly inDays: (days: number) => string;
  readonly call: (name: string, input: unknown, who?: TestAccount) => Promise<unknown>;
  readonly newCase: (names?: { given: string; family: string }) => Promise<WitnessCase>;
  readonly newProceeding: (caseId: string, crime?: string) => Promise<string>;
  readonly newCharge: (of: WitnessCase, proceedingId: string, chargedOn?: string) => Promise<string>;
  readonly newHearing: (proceedingId: string, day: string, standing?: string[]) => Promise<string>;
};

const words = (text: string) => ({ lang: "en", text });
type Added = { participantId: string; personId: string; personCode: string };

export async function openCourtGround(
  modules: readonly ModuleDoor[] = [casefile, court],
): Promise<CourtGround> {
  const kernel = await openTestKernel({ modules });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  const account = (...roles: string[]) => kernel.openAccount({ agencyId, roles });
  const prosecutor = await account("prosecutor");
  const clerk = await account("court");
  const police = await account("investigator");
  const stranger = await account("prosecutor");
  const now = () => kernel.services.engine.now().getTime();
  const inDays = (days: number) => new Date(now() + days * 86_400_000).toISOString().slice(0, 10);
  const call = (name: string, input: unknown, who = prosecutor) => who.callByName(name, input);
  const [courtId, provisionId] = [randomUUID(), randomUUID()];
  await call("court.add-court", {
    id: courtId,
    country: "AT",
    court: { name: words("Court of Veridia"), level: "first_instance", zone: "Europe/Paris" },
  });
  await call("court.add-provision", {
    id: provisionId,
    country: "AT",
    citation: "art. 120 Criminal Code",
    inForce: { starts: null, ends: null },
    offence: {
      label: words("Trafficking in persons"),
      family: "trafficking",
      bases: ["TIP-5.1"],
      iccs: null,
      penalty: { leastMonths: 36, mostMonths: 144 },
      limitation: { amount: 15 },
    },
  });
  async function grant(caseId: string, who: TestAccount, compartments: string[]) {
    const to = { kind: "account", id: who.accountId };
    const more = { level: "contribute", to, purpose: "case-work" };
    await call("access.give-grant", { dossierId: caseId, compartments, ...more });
  }
  async function newCase(name = { given: "Amara", family: "Canary" }): Promise<WitnessCase> {
    const caseId = randomUUID();
    await call("casefile.open-case", { caseId, kind: "trafficking", title: "Case" });
    const add = async (capacity: string, names: { given: string; family: string }) => {
      const value = [{ kind: "legal", ...names }];
      const person = { identity: { names: { state: "known", value } } };
      const added = (await call("casefile.add-participant", {
        ...{ caseId, participantId: randomUUID(), capacity, person },
      })) as Added;
      const { participantId, personId, personCode } = added;
      return { participantId, personId, personCode };
    };
    const witness = await add("victim_witness", name);
    const accused = await add("prosecuted_person", { given: "Adam", family: "Korbin" });
    await grant(caseId, clerk, ["prosecution"]);
    await grant(caseId, police, ["investigation"]);
    return { caseId, witness, accused };
  }
  return {
    ...{ kernel, agencyId, courtId, prosecutor, clerk, police, stranger, inDays, call, newCase },
    today: () => inDays(0),
    async newProceeding(caseId, crime = "trafficking") {
      const proceedingId = randomUUID();
      await call("court.open-proceeding", { proceedingId, caseId, crime, country: "AT", courtId });
      return proceedingId;
    },
    async newCharge({ accused, witness }, proceedingId, chargedOn = inDays(0)) {
      const chargeId = randomUUID();
      const { participantId } = accused;
      await call("court.file-charge", {
        ...{ chargeId, proceedingId, participantId, provisionId, chargedOn },
        participation: "principal",
        victims: [witness.participantId],
      });
      return chargeId;
    },
    async newHearing(proceedingId, day, standing = []) {
      const eventId = randomUUID();
      const more = { time: "10:00", measures: "As decided.", standing };
      await call("court.list-hearing", { eventId, proceedingId, day, ...more });
      return eventId;
    },
  };
}
