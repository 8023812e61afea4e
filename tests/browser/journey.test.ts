import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appealTerm, courtOf, traffickingOffence } from "../../modules/court/builders.ts";
import { ask } from "./ask.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

/** Words that stand in one part of the account each: whoever reads one of them has opened that part. */
const canary = {
  file: "Canaryfile",
  health: "Canaryhealth",
  name: "Canaryname",
  exhibit: "Canaryexhibit",
  money: "Canarymoney",
  charge: "Canarycharge",
  quotation: "Canaryquotation",
  verdict: "Canaryverdict",
} as const;
type Part = keyof typeof canary;

const ids = {
  file: randomUUID(),
  referral: randomUUID(),
  case: randomUUID(),
  witness: randomUUID(),
  accused: randomUUID(),
  exhibit: randomUUID(),
  proceeding: randomUUID(),
  charge: randomUUID(),
  hearing: randomUUID(),
};

type Account = { accountId: string; agency: { id: string } };
const accountOf = async (page: Page): Promise<Account> =>
  (await ask(page, "session.get-session", {})) as Account;

/** What was answered, or the code of the problem: past the screens, as somebody would who writes programs. */
async function tryAs(page: Page, name: `${string}.${string}`, input: unknown): Promise<string> {
  return page.evaluate(
    async ([path, body]) => {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
        body,
      });
      const text = await answer.text();
      if (answer.ok) return text;
      return String(answer.status);
    },
    [`/api/${name.replace(".", "/")}`, JSON.stringify(input)] as const,
  );
}

/** Everything that the case page shows once it has come to rest, with its court page where there is one. */
async function shownOf(page: Page, code: string): Promise<string> {
  await page.goto(`/app/casefile/case/${code}`);
  await page.locator("h1").waitFor();
  await page.locator("h1, [role=alert]").first().waitFor();
  await settled(page);
  // Charts are drawn as they are scrolled to: each section comes to rest before the next.
  for (const section of await page.locator("main section").all()) {
    await section.evaluate((one) => one.scrollIntoView());
    await settled(page);
  }
  return page.content();
}

async function referAndAccept(
  advocate: Page,
  provider: Page,
): Promise<{ referral: string; personId: string }> {
  const { personId } = (await ask(advocate, "referral.open-support-file", {
    supportFileId: ids.file,
    person: {
      identity: {
        names: { state: "known", value: [{ kind: "legal", given: "Yonas", family: canary.file }] },
      },
      facts: { languages: { state: "known", value: ["ti"] } },
    },
  })) as { personId: string };
  const { agency } = await accountOf(provider);
  const { places } = (await ask(provider, "referral.show-own-services", {})) as {
    places: { serviceId: string }[];
  };
  const sections = [
    { topic: "my-needs", words: "A place tonight" },
    { topic: "my-health", words: canary.health },
  ];
  await ask(advocate, "referral.prepare-referral", {
    ...{ referralId: ids.referral, sourceDossierId: ids.file, personId, serviceId: places[0]?.serviceId },
    ...{ kind: "shelter", area: "XV-LAKE", urgency: "now", sections },
  });
  await ask(advocate, "consent.give-consent", {
    ...{ consentId: randomUUID(), dossierId: ids.file, personId, purpose: "shelter" },
    recipient: { kind: "agency", id: agency.id },
    ...{ topics: ["my-needs", "my-health"], compartments: ["support", "privileged"] },
    told: { lang: "en", how: "interpreter", understood: "said-it-back" },
    ...{ isChild: "no", givenBy: "person" },
    until: new Date(Date.now() + 90 * 86_400_000).toISOString(),
  });
  const { code } = (await ask(advocate, "referral.send-referral", { referralId: ids.referral })) as {
    code: string;
  };
  await ask(provider, "referral.accept-referral", {
    referralId: ids.referral,
    firstContactAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  return { referral: code, personId };
}

/** The investigator's part: the case, who is in it, an exhibit, an interview; others join with their part of it. */
async function investigate(
  investigator: Page,
  joined: Record<"prosecutor" | "analyst", Account>,
): Promise<{ code: string; witness: string }> {
  const { code } = (await ask(investigator, "casefile.open-case", {
    ...{ caseId: ids.case, kind: "trafficking", reference: "", title: "Laundry by the lake", summary: "" },
    team: [{ kind: "account", id: joined.prosecutor.accountId, level: "contribute" }],
  })) as { code: string };
  const named = (given: string, family: string) => ({
    identity: { names: { state: "known", value: [{ kind: "legal", given, family }] } },
  });
  const add = (participantId: string, capacity: string, person: object) =>
    ask(investigator, "casefile.add-participant", {
      ...{ caseId: ids.case, participantId, capacity, person, facts: {} },
    }) as Promise<{ personId: string }>;
  const { personId } = await add(ids.witness, "victim_witness", named("Amina", canary.name));
  await add(ids.accused, "suspected_person", named("Otto", "Laundry"));
  await ask(investigator, "casefile.add-evidence", {
    ...{ caseId: ids.case, evidenceId: ids.exhibit, kind: "object", title: canary.exhibit },
    beginning: {
      act: "seized",
      eventId: randomUUID(),
      at: "2026-03-02T09:00:00Z",
      by: "Unit 4",
      place: "Laundry",
      reason: "Search of the laundry",
    },
  });
  // The financial unit works on the investigation and never reads who anybody is.
  await ask(investigator, "access.give-grant", {
    ...{ dossierId: ids.case, compartments: ["investigation"], level: "contribute" },
    ...{ to: { kind: "account", id: joined.analyst.accountId }, purpose: "case-work" },
  });
  return { code, witness: personId };
}

/** The prosecutor's part: from the charge to the verdict. */
async function prosecute(prosecutor: Page): Promise<void> {
  const provisionId = randomUUID();
  const courtId = randomUUID();
  await ask(prosecutor, "court.add-provision", { id: provisionId, ...traffickingOffence("XV") });
  await ask(prosecutor, "court.add-court", { id: courtId, ...courtOf("XV", "Court of the lake") });
  await ask(prosecutor, "court.add-term", { id: randomUUID(), ...appealTerm("XV", 14) });
  await ask(prosecutor, "court.open-proceeding", {
    ...{ proceedingId: ids.proceeding, caseId: ids.case, crime: "trafficking", country: "XV", courtId },
    number: "7 Hv 1/26",
  });
  await ask(prosecutor, "court.file-charge", {
    ...{ chargeId: ids.charge, proceedingId: ids.proceeding, participantId: ids.accused, provisionId },
    ...{ participation: "principal", chargedOn: "2026-04-10", earliest: "2025-01-01", latest: "2025-06-30" },
    particulars: canary.charge,
  });
  await ask(prosecutor, "court.add-proof", {
    ...{ proofId: randomUUID(), chargeId: ids.charge, element: "act", effect: "supports", weight: "strong" },
    ...{ source: { evidenceId: ids.exhibit }, content: { quotation: canary.quotation } },
  });
  await ask(prosecutor, "court.request-measure", {
    ...{ lineId: randomUUID(), actId: randomUUID(), on: "2026-04-11", by: "Prosecution of the lake" },
    begin: { caseId: ids.case, what: "screen", participantId: ids.witness, details: {} },
  });
  await ask(prosecutor, "court.decide-testimony", {
    ...{ testimonyId: randomUUID(), caseId: ids.case, participantId: ids.witness, decision: "recorded" },
    ...{ wish: "does_not_want", risk: "medium", reason: "The exhibits carry every element of the count." },
  });
  await ask(prosecutor, "court.list-hearing", {
    ...{ eventId: ids.hearing, proceedingId: ids.proceeding, day: "2027-03-02", time: "09:00" },
    measures: "A screen was asked for and is not decided",
  });
  await ask(prosecutor, "court.record-verdict", {
    ...{ verdictId: randomUUID(), chargeId: ids.charge, verdict: "guilty", on: "2026-09-01" },
    ...{ indicated: "trafficking", charged: "trafficking", convicted: "trafficking", imprisonmentMonths: 60 },
    reasons: canary.verdict,
  });
}

describe("from a referral to a verdict", () => {
  it("four people and a shelter work on one account, and each reads their part of it alone", {
    timeout: 300_000,
  }, async () => {
    const [advocate, provider, investigator, prosecutor, analyst] = (await Promise.all(
      ["advocate", "provider", "investigator", "prosecutor", "analyst"].map((role) => palermo.signedIn(role)),
    )) as [Page, Page, Page, Page, Page];
    const { referral, personId } = await referAndAccept(advocate, provider);
    const { code, witness } = await investigate(investigator, {
      prosecutor: await accountOf(prosecutor),
      analyst: await accountOf(analyst),
    });
    await ask(analyst, "casefile.add-transfer", {
      ...{
        caseId: ids.case,
        transferId: randomUUID(),
        madeOn: "2026-01-05",
        from: canary.money,
        to: "Laundry",
      },
      amount: { amount: "100.50", currency: "EUR" },
    });
    await prosecute(prosecutor);

    const questions: readonly [`${string}.${string}`, unknown][] = [
      ["referral.get-support-file", { supportFileId: ids.file }],
      ["person.reveal-identity", { personId }],
      ["person.reveal-identity", { personId: witness }],
      ["referral.get-referral", { code: referral }],
      ["referral.list-referrals", {}],
      ["casefile.get-case", { code }],
      ["casefile.list-cases", { limit: 50 }],
      ["casefile.list-participants", { caseId: ids.case }],
      ["casefile.find-cases-by-name", { name: canary.name }],
      ["casefile.list-evidence", { caseId: ids.case }],
      ["casefile.list-transfers", { caseId: ids.case }],
      ["casefile.get-timeline", { caseId: ids.case }],
      ["casefile.export-cases", { format: "csv" }],
      ["court.get-court-file", { code }],
      ["court.get-matrix", { code }],
      ["court.list-hearings", {}],
      ["court.show-outcome", { caseId: ids.case }],
      ["court.export-brief", { caseId: ids.case }],
      ["history.list-history", { dossierId: ids.case }],
      ["history.list-history", { dossierId: ids.file }],
      ["note.list-notes", { dossierId: ids.case }],
      ["link.list-links", { dossierId: ids.case }],
    ];
    const sees: Record<string, { page: Page; parts: readonly Part[] }> = {
      advocate: { page: advocate, parts: ["file", "health"] },
      provider: { page: provider, parts: ["health"] },
      investigator: { page: investigator, parts: ["name", "exhibit", "money"] },
      analyst: { page: analyst, parts: ["exhibit", "money"] },
      prosecutor: { page: prosecutor, parts: ["name", "exhibit", "money", "charge", "quotation", "verdict"] },
    };
    for (const [who, { page, parts }] of Object.entries(sees)) {
      const answered = await Promise.all(questions.map(([name, input]) => tryAs(page, name, input)));
      const shown = await shownOf(page, code);
      const all = [...answered.map((text) => text + unpacked(text)), shown].join("\n");
      const read = (Object.keys(canary) as Part[]).filter((part) => all.includes(canary[part]));
      expect(read.sort(), who).toEqual([...parts].sort());
    }
    expect(await shownOf(advocate, code)).not.toContain("Laundry by the lake");
    expect(await shownOf(analyst, code)).toContain("Laundry by the lake");
    expect(
      JSON.parse(await palermo.command("audit", "verify", "--as", "auditor@demo.palermo.test", "--json")),
    ).toMatchObject({ broken: null });
    expect(palermo.complaints()).toEqual([]);
  });
});

/** Files come as base64 within their answer. */
function unpacked(answer: string): string {
  const found = /"base64":"([A-Za-z0-9+/=]+)"/.exec(answer)?.[1];
  return found === undefined ? "" : Buffer.from(found, "base64").toString("utf8");
}
