import { sql } from "kysely";
import type { DemoWorld } from "#kernel/module";
import { demoIds } from "./demo-ids.ts";
import { demoFiles, demoGuests } from "./demo-people.ts";
import { partsOfSections, purposeOf, type Section, topicsOf } from "./words.ts";

type Person = { readonly fileId: string; readonly personId: string };
type Service = { readonly serviceId: string; readonly hasAccount: boolean };
type Kind = "shelter" | "medical";

/**
 * Support files and referrals of the invented State XV: one that waits for Harbour House, one unanswered, one with a
 * clinic without an account, and files with goals, appointments and a release notice.
 */
export async function loadReferralDemo(world: DemoWorld): Promise<void> {
  const { seed, callAs, accounts, inTxAs } = world;
  const newId = demoIds(seed * 31 + 3);
  const now = await inTxAs("advocate", async (context) => context.now);
  const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
  const shelter = await serviceOf("shelter", "shelter");
  const clinic = await serviceOf("medical");

  for (const guest of demoGuests) {
    const person = await openFile("frontline", guest);
    const sections: Section[] = [{ topic: "who-i-am", words: "" }, ...guest.sections];
    await refer("frontline", { person, service: shelter, kind: "shelter", urgency: guest.urgency, sections });
    if (guest.overdue) await passTime(person, guest.overdue);
  }
  for (const file of demoFiles) {
    const person = await openFile("advocate", file);
    await fill(person, file);
  }

  async function openFile(
    role: string,
    { identity, facts, summary }: (typeof demoGuests)[number] | (typeof demoFiles)[number],
  ) {
    const opened = (await callAs(role, "referral.open-support-file", {
      supportFileId: newId(),
      person: { identity, facts },
      summary,
      identifiedAt: later(-30),
    })) as { supportFileId: string; personId: string };
    return { fileId: opened.supportFileId, personId: opened.personId };
  }

  async function refer(
    role: string,
    wanted: { person: Person; service: Service; kind: Kind; urgency: string; sections: readonly Section[] },
  ): Promise<void> {
    const { person, service, kind, sections } = wanted;
    const chosen = sections.map(({ topic }) => topic);
    const made = (await callAs(role, "referral.prepare-referral", {
      referralId: newId(),
      sourceDossierId: person.fileId,
      personId: person.personId,
      serviceId: service.serviceId,
      kind,
      area: "XV",
      urgency: wanted.urgency,
      sections,
    })) as { referralId: string; asking: { recipient: { kind: string; id: string } } };
    const { recipient } = made.asking;
    await callAs(role, "consent.give-consent", {
      consentId: newId(),
      dossierId: person.fileId,
      personId: person.personId,
      recipient,
      purpose: purposeOf[kind],
      topics: topicsOf(chosen),
      compartments: recipient.kind === "agency" ? partsOfSections(chosen) : [],
      told: { lang: "en", how: "interpreter", understood: "said-it-back" },
      isChild: "no",
      givenBy: "person",
      until: later(24 * 90),
    });
    await callAs(role, "referral.send-referral", { referralId: made.referralId });
  }

  /** As if it had been sent some hours before: a demonstration has no past of its own. */
  async function passTime(person: Person, hours: number): Promise<void> {
    await inTxAs("frontline", async ({ tx }) => {
      await sql`update referral.referral set sent_at = sent_at - make_interval(hours => ${hours}),
        answer_by = answer_by - make_interval(hours => ${hours}) where source_dossier = ${person.fileId}::uuid`.execute(
        tx,
      );
    });
  }

  async function fill(person: Person, file: (typeof demoFiles)[number]): Promise<void> {
    const supportFileId = person.fileId;
    const say = (verb: string, input: object) => callAs("advocate", `referral.${verb}`, input);
    const advocate = accounts.advocate?.accountId;
    if (advocate) await say("assign-advocate", { supportFileId, accountId: advocate });
    await say("record-first-contact", { supportFileId, at: later(-26) });
    await say("start-reflection", { supportFileId, days: 30, zone: "UTC", country: "XV" });
    for (const need of file.needs) await say("add-need", { supportFileId, needId: newId(), ...need });
    for (const goal of file.goals) await say("set-goal", { supportFileId, goalId: newId(), ...goal });
    await say("add-appointment", {
      supportFileId,
      appointmentId: newId(),
      at: later(5),
      ...file.appointment,
    });
    await say("assess-risk", { supportFileId, ...file.risk });
    await say("choose-telling", {
      supportFileId,
      channel: "through-advocate",
      topics: ["hearing", "release"],
    });
    await say("hold-review", {
      supportFileId,
      withPerson: true,
      outcome: file.review,
      nextBy: later(24 * 14).slice(0, 10),
    });
    if (file.release)
      await say("receive-notice", {
        supportFileId,
        tellingId: newId(),
        topic: "release",
        happensAt: later(48),
        words: file.release,
      });
    if (file.clinic)
      await refer("advocate", {
        person,
        service: clinic,
        kind: "medical",
        urgency: "days",
        sections: [{ topic: "my-needs", words: file.clinic }],
      });
  }

  /** A service of the directory; one is entered where it holds none of the kind. */
  async function serviceOf(kind: Kind, answerer?: string): Promise<Service> {
    const wantsAccount = answerer !== undefined;
    const found = (await callAs("advocate", "referral.offer-services", { kind })) as { items: Service[] };
    const fits = found.items.find(({ hasAccount }) => hasAccount === wantsAccount);
    if (fits) return fits;
    const [providerId, serviceId] = [newId(), newId()];
    const name = wantsAccount ? "Harbour House" : "Hill Clinic";
    await callAs("coordinator", "referral.keep-provider", {
      providerId,
      key: `demo-${kind}`,
      name: { lang: "en", text: name },
      kind: "ngo",
      country: "XV",
      answeredBy: wantsAccount ? (accounts.provider?.agencyId ?? null) : null,
    });
    await callAs("coordinator", "referral.add-service", {
      serviceId,
      providerId,
      key: `demo-${kind}`,
      kinds: [kind],
      areas: ["XV"],
      secret: kind === "shelter",
      capacity: kind === "shelter" ? 12 : null,
      content: {
        name: {
          lang: "en",
          text: wantsAccount ? "Harbour House, night and day" : "Hill Clinic, women’s health",
        },
        languages: ["en", "ti", "ar"],
        interpreter: true,
        accepts: { sexes: [], ageFrom: 0, ageTo: 120, families: true, disability: true, statuses: [] },
        hours: {
          always: wantsAccount,
          spans: wantsAccount ? [] : [{ days: [1, 2, 3, 4, 5], from: "08:30", to: "17:00" }],
        },
        dutyPhone: "+000 55 0142",
      },
    });
    return { serviceId, hasAccount: wantsAccount };
  }
}
