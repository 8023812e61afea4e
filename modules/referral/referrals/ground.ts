import { randomUUID } from "node:crypto";
import { tellAll } from "#kernel/event";
import type { TestAccount } from "#kernel/testing";
import { buildProvider, buildService } from "../builders.ts";
import { keepProvider } from "../services/keep-provider.ts";
import { addService } from "../services/keep-service.ts";
import { openSupportFile } from "../support/open-support-file.ts";
import { addPlace, openReferralGround, type ReferralGround } from "../test-ground.ts";
import { prepareReferral } from "./prepare-referral.ts";
import { sendReferral } from "./send-referral.ts";
import { partsOfSections, purposeOf, type Section, topicsOf } from "./words.ts";

export type LifeGround = ReferralGround & {
  /** Refers from an agency of its own. */
  readonly advocate: TestAccount;
  readonly owner: Awaited<ReturnType<ReferralGround["kernel"]["database"]["owner"]>>;
};

export async function openLifeGround(): Promise<LifeGround> {
  const ground = await openReferralGround();
  const agencyId = await ground.kernel.openAgency();
  const advocate = await ground.kernel.openAccount({ agencyId, roles: ["advocate"] });
  await addPlace(ground);
  return { ...ground, advocate, owner: await ground.kernel.database.owner() };
}

/** A service whose people answer here, or, without an answerer, one that has no account. */
export async function newService({ coordinator }: LifeGround, answerer?: TestAccount): Promise<string> {
  const body = buildProvider({ answeredBy: answerer?.agencyId ?? null });
  await coordinator.call(keepProvider, body);
  const { serviceId } = await coordinator.call(addService, buildService({ providerId: body.providerId }));
  return serviceId;
}

export type OpenedFile = { readonly supportFileId: string; readonly personId: string; readonly code: string };

/** A support file of a person whose name is a canary. */
export async function newFile(by: TestAccount, family = "Canaryname"): Promise<OpenedFile> {
  const { supportFileId, personId, code } = await by.call(openSupportFile, {
    supportFileId: randomUUID(),
    person: {
      identity: {
        names: { state: "known", value: [{ kind: "legal", given: "Amara", family }] },
        contacts: {
          state: "known",
          value: [
            { kind: "phone", value: "+000 55 7777", safe: "yes" },
            { kind: "phone", value: "+000 55 6666", safe: "no" },
          ],
        },
      },
      facts: {
        sex: { state: "known", value: "male" },
        yearOfBirth: { state: "known", value: new Date().getUTCFullYear() - 16 },
        languages: { state: "known", value: ["ti"] },
      },
    },
  });
  return { supportFileId, personId, code };
}

export const allSections: readonly Section[] = [
  { topic: "who-i-am", words: "" },
  { topic: "my-needs", words: "A place tonight" },
  { topic: "my-health", words: "Asthma spray needed" },
];

export async function prepared(
  by: TestAccount,
  file: OpenedFile,
  given: { serviceId: string; sections?: readonly Section[]; answerHours?: number },
): Promise<string> {
  const { referralId } = await by.call(prepareReferral, {
    referralId: randomUUID(),
    sourceDossierId: file.supportFileId,
    personId: file.personId,
    kind: "shelter",
    area: "XV-LAKE",
    urgency: "now",
    serviceId: given.serviceId,
    sections: [...(given.sections ?? allSections)],
    ...(given.answerHours === undefined ? {} : { answerHours: given.answerHours }),
  });
  return referralId;
}

/** The person agrees, for one recipient and purpose. */
export async function consented(
  by: TestAccount,
  file: OpenedFile,
  recipient: { kind: "agency" | "service"; id: string },
  sections: readonly Section[] = allSections,
): Promise<string> {
  const chosen = sections.map(({ topic }) => topic);
  const consentId = randomUUID();
  await by.callByName("consent.give-consent", {
    consentId,
    dossierId: file.supportFileId,
    personId: file.personId,
    recipient,
    purpose: purposeOf.shelter,
    topics: topicsOf(chosen),
    compartments: recipient.kind === "agency" ? partsOfSections(chosen) : [],
    told: { lang: "en", how: "interpreter", understood: "said-it-back" },
    isChild: "no",
    givenBy: "person",
    until: new Date(Date.now() + 400 * 86_400_000).toISOString(),
  });
  return consentId;
}

/** A referral that was sent to a service whose people have accounts. */
export async function sent(
  ground: LifeGround,
  given: { to?: TestAccount; sections?: readonly Section[] } = {},
) {
  const { advocate, provider } = ground;
  const to = given.to ?? provider;
  const file = await newFile(advocate);
  const serviceId = await newService(ground, to);
  const sections = given.sections ?? allSections;
  const referralId = await prepared(advocate, file, { serviceId, sections });
  const consentId = await consented(advocate, file, { kind: "agency", id: to.agencyId }, sections);
  const { code } = await advocate.call(sendReferral, { referralId });
  return { file, serviceId, referralId, consentId, code };
}

/** Lets everything be told that is due. */
export async function tell({ kernel, owner }: LifeGround): Promise<void> {
  const { engine, registry } = kernel.services;
  for (let tries = 0; tries < 100; tries += 1) {
    await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
    const { rows } = await owner.query<{ n: string }>(
      "select count(*) as n from event.delivery where delivered_at is null",
    );
    const untold = await owner.query<{ n: string }>(
      "select count(*) as n from action.outbox where told_at is null",
    );
    if (rows[0]?.n === "0" && untold.rows[0]?.n === "0") return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error("events stay undelivered");
}

export const notFound = { code: "not-found" };
export const refused = (refusal: string) => ({ detail: { refusal } });
export const soon = (hours = 3): string => new Date(Date.now() + hours * 3_600_000).toISOString();
