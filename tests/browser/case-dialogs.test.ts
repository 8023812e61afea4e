import { execFileSync } from "node:child_process";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellAll } from "#kernel/event";
import type { Lang } from "#kernel/words";
import arTask from "../../kernel/task/locales/ar.json" with { type: "json" };
import enTask from "../../kernel/task/locales/en.json" with { type: "json" };
import { text } from "../../modules/casefile/text.ts";
import { ask, openCase } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

const langs = ["en", "ar"] as const;

async function goToCase(page: Page, code: string): Promise<void> {
  await page.goto(`/app/casefile/case/${code}`);
  await page.locator("h1", { hasText: code }).waitFor();
  await page.locator("#tasks-title").waitFor();
  await settled(page);
}

async function addPerson(page: Page, caseId: string, family: string, capacity = "suspected_person") {
  const participantId = crypto.randomUUID();
  const names = { state: "known", value: [{ kind: "legal", given: "Ana", family }] };
  const made = (await ask(page, "casefile.add-participant", {
    caseId,
    participantId,
    capacity,
    person: { identity: { names } },
  })) as { personCode: string };
  return { participantId, code: made.personCode };
}

/** Opens the small menu of a line and chooses one of its actions. */
async function choose(page: Page, within: Locator, label: string): Promise<Locator> {
  await within.locator("button[aria-haspopup=menu]").first().click();
  await page.getByRole("menuitem", { name: label, exact: true }).click();
  return openedDialog(page);
}

async function openedDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog");
  await dialog.locator("form").waitFor();
  return dialog;
}

/** Sends the dialog by its last button, whose words are the action's. */
async function send(dialog: Locator, label: string): Promise<void> {
  await dialog.locator("form").getByRole("button", { name: label, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function pickColleague(page: Page, dialog: Locator, label: string, typed: string): Promise<void> {
  await dialog.getByRole("combobox", { name: label }).fill(typed);
  await page.getByRole("option", { name: typed }).first().click();
}

const say = (lang: Lang, key: string, params?: Record<string, string>) => text(lang, key, params);

for (const lang of langs)
  describe(`dialogs of a case (${lang})`, () => {
    /** The state of the dossier, beside which a verb may be called alike. */
    const badge = (page: Page) =>
      page.getByText(new RegExp(`·[^\\p{L}]*${say(lang, "restricted.badge")}`, "u")).first();

    it("[X8] a restricted dossier is opened under a case, shown to its two people, absent for the team, and ended", async () => {
      const page = await palermo.signedIn("investigator", { lang });
      const { code } = await openCase(page, "Above");
      await goToCase(page, code);
      const open = say(lang, "open-restricted.label");
      await page.getByRole("button", { name: open, exact: true }).click();
      const dialog = await openedDialog(page);
      await dialog.getByLabel(say(lang, "open-restricted.title")).fill("Who warned them");
      await pickColleague(page, dialog, say(lang, "open-restricted.who"), "Amina");
      expect(await barriers(page)).toEqual([]);
      await send(dialog, open);
      await badge(page).waitFor();
      await page.waitForURL((url) => !url.pathname.endsWith(code));
      const restricted = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      await goToCase(page, code);
      await page.locator("#restricted").getByText(restricted).waitFor();
      await keep(page, `restricted-${lang}`);
      for (const role of ["prosecutor", "admin", "auditor"]) {
        const other = await palermo.signedIn(role, { lang });
        await expect(ask(other, "casefile.get-case", { code: restricted })).rejects.toThrow(/404/);
      }
      const named = await palermo.signedIn("integrity", { lang });
      await goToCase(named, restricted);
      await goToCase(page, restricted);
      const end = say(lang, "end-restriction.label");
      await page.getByRole("button", { name: end, exact: true }).click();
      const ending = await openedDialog(page);
      await ending.getByLabel(say(lang, "end-restriction.reason")).fill("Charged");
      await send(ending, end);
      await badge(page).waitFor({ state: "detached" });
    });

    it("episodes stand on a map with its table; benefits and promises leave as a paper for disclosure [C7]", async () => {
      const page = await palermo.signedIn("investigator", { lang });
      const { caseId, code } = await openCase(page, "Episodes");
      const { participantId } = await addPerson(page, caseId, "Bell", "presumed_victim");
      const add = (noun: string, content: object) =>
        ask(page, `casefile.add-${noun}`, {
          ...{ caseId, participantId, recordId: crypto.randomUUID(), content },
        });
      await add("episode", { form: "servitude", country: "IT" });
      await add("promise", { benefit: "allowance", stand: "given", by: "Ministry", on: "2026-03-02" });
      await goToCase(page, code);
      await page
        .getByRole("img", { name: say(lang, "episode.map") })
        .first()
        .waitFor();
      await keep(page, `episodes-${lang}`);
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: say(lang, "promises.print") }).click();
      expect((await saved).suggestedFilename()).toMatch(/promises.*\.pdf$/);
    });

    it("capacities follow one another, end and stand again; two people are taken for one and told apart", async () => {
      const page = await palermo.signedIn("investigator", { lang });
      const { caseId, code } = await openCase(page, "Capacities");
      const one = await addPerson(page, caseId, "Bell");
      const other = await addPerson(page, caseId, "Belle");
      await goToCase(page, code);
      const people = page.locator("#people");
      const line = people.getByRole("article", { name: one.code });
      const end = say(lang, "end-capacity.label");
      const dialog = await choose(page, line, end);
      await dialog.getByLabel(say(lang, "capacity.reason")).fill("Discontinued by the court");
      await send(dialog, end);
      await line.getByText("Discontinued by the court").waitFor();
      const resume = say(lang, "resume-capacity.label");
      await send(await choose(page, line, resume), resume);
      await line.getByText("Discontinued by the court").waitFor({ state: "detached" });
      // The line is drawn anew with its other verbs.
      await settled(page);
      const join = say(lang, "join-people.label");
      const joining = await choose(page, line, join);
      await joining.getByRole("combobox", { name: say(lang, "join-people.other") }).click();
      await page.getByRole("option", { name: other.code }).click();
      await joining.getByLabel(say(lang, "join-people.reason")).fill("Same passport");
      expect(await barriers(page)).toEqual([]);
      await send(joining, join);
      const joinedPeople = page.getByRole("region", { name: say(lang, "same-person.title") });
      await joinedPeople.getByText("Same passport").waitFor();
      await keep(page, `same-people-${lang}`);
      const counted = async () => {
        const { items } = (await ask(page, "casefile.list-cases", { limit: 50 })) as {
          items: { code: string; participants: number }[];
        };
        return items.find((found) => found.code === code)?.participants;
      };
      expect(await counted()).toBe(1);
      const part = say(lang, "part-people.label");
      await joinedPeople.getByRole("button", { name: part, exact: true }).click();
      const parting = await openedDialog(page);
      await parting.getByLabel(say(lang, "part-people.reason")).fill("Her sister");
      await send(parting, part);
      await joinedPeople.waitFor({ state: "detached" });
      expect(await counted()).toBe(2);
      await people.getByRole("article", { name: other.code }).waitFor();
    });

    it("an identification is appealed with a deadline, and the appeal decided", async () => {
      const page = await palermo.signedIn("investigator", { lang });
      const { caseId, code } = await openCase(page, "Appealed");
      const { participantId } = await addPerson(page, caseId, "Bell", "presumed_victim");
      await ask(page, "casefile.add-identification", {
        caseId,
        participantId,
        recordId: crypto.randomUUID(),
        content: { outcome: "not_identified", authority: "National authority", on: "2026-02-02" },
      });
      await goToCase(page, code);
      const section = page.locator("#identification");
      const lodge = say(lang, "lodge-appeal.label");
      const dialog = await choose(page, section, lodge);
      await dialog.getByLabel(say(lang, "appeal.on")).fill("2026-02-10");
      await dialog.getByLabel(say(lang, "appeal.by")).fill("Her lawyer");
      await send(dialog, lodge);
      await section.getByText("Her lawyer").waitFor();
      await page.locator("#deadlines li").first().waitFor();
      const decide = say(lang, "decide-appeal.label");
      const deciding = await choose(page, section, decide);
      await deciding.getByRole("combobox", { name: say(lang, "appeal.outcome") }).click();
      await page
        .getByRole("option", { name: say(lang, "record-option.appeal.allowed"), exact: true })
        .click();
      await deciding.getByLabel(say(lang, "record-field.appealDecided")).fill("2026-02-20");
      await deciding.getByLabel(say(lang, "record-field.appealAuthority")).fill("Appeals board");
      await deciding.getByLabel(say(lang, "record-field.reasons")).fill("The account was coherent");
      await send(deciding, decide);
      await section.getByText("The account was coherent").waitFor();
      await keep(page, `appeal-${lang}`);
    });

    it("tasks are given from the template of the crime; one is given about an exhibit and leads to it", async () => {
      const page = await palermo.signedIn("investigator", { lang });
      const { caseId, code } = await openCase(page, "Templates");
      await ask(page, "casefile.add-evidence", {
        caseId,
        evidenceId: crypto.randomUUID(),
        kind: "object",
        title: "Red ledger",
        beginning: {
          act: "seized",
          at: "2026-03-02T12:00:00+01:00",
          by: "Insp. Vidal",
          place: "Office",
          reason: "Warrant",
          seal: "A-1",
        },
      });
      await goToCase(page, code);
      const give = say(lang, "give-template-tasks.label");
      await page.getByRole("button", { name: give, exact: true }).click();
      const dialog = await openedDialog(page);
      await pickColleague(page, dialog, say(lang, "give-template-tasks.who"), "Tomas");
      await send(dialog, give);
      const tasks = page.locator("#tasks li");
      await tasks.nth(3).waitFor();
      const before = await tasks.count();

      const exhibit = page.locator("#evidence li", { hasText: "Red ledger" });
      const words = lang === "ar" ? arTask : enTask;
      const here = words["open-task-here"].label;
      const asking = await choose(page, exhibit, here);
      await asking.getByLabel(words.title).fill("Have the ink examined");
      await pickColleague(page, asking, words.assignee, "Tomas");
      expect(await barriers(page)).toEqual([]);
      await send(asking, here);
      await exhibit.getByText("Have the ink examined").waitFor();
      expect(await tasks.count()).toBe(before + 1);
      const line = tasks.filter({ hasText: "Have the ink examined" });
      const link = line.getByRole("link", { name: "Red ledger" });
      const target = await link.getAttribute("href");
      expect(await page.locator(String(target)).getByText("Red ledger").count()).toBeGreaterThan(0);
      await keep(page, `task-of-exhibit-${lang}`);
    });

    it("transfers of a case are shown page by page until the last one", async () => {
      const page = await palermo.signedIn("investigator", { lang });
      const { caseId, code } = await openCase(page, "Money");
      for (let at = 0; at < 53; at += 1)
        await ask(page, "casefile.add-transfer", {
          caseId,
          transferId: crypto.randomUUID(),
          madeOn: `2026-01-${String(1 + (at % 28)).padStart(2, "0")}`,
          amount: { amount: String(100 + at), currency: "EUR" },
          from: `payer ${at}`,
          to: "house",
        });
      await goToCase(page, code);
      const money = page.locator("#money");
      const rows = money.locator("tbody tr", { hasText: "payer" }).filter({ hasText: "house" });
      const more = money.getByRole("button", { name: say(lang, "money.show-more"), exact: true });
      await more.waitFor();
      const lines = money.getByRole("region", { name: say(lang, "money.transfers") }).locator("tbody tr");
      expect(await lines.count()).toBe(50);
      await more.click();
      await more.waitFor({ state: "detached" });
      expect(await lines.count()).toBe(53);
      expect(await rows.count()).toBeGreaterThanOrEqual(53);
    });

    it("[X8] a complaint of corruption is told by a provider, heard by the contact alone, who is warned of an assignment", async () => {
      const officer = await palermo.signedIn("investigator", { lang });
      const { code: caseCode } = await openCase(officer, "Watched");
      const page = await palermo.signedIn("provider", { lang, width: 375 });
      await page.goto("/app/casefile/complaints");
      const tell = say(lang, "lodge-complaint.label");
      await page.getByRole("button", { name: tell, exact: true }).click();
      const dialog = await openedDialog(page);
      await dialog.getByRole("combobox", { name: say(lang, "lodge-complaint.contacts") }).click();
      await page.getByRole("option", { name: "Amina Sow" }).click();
      await page.keyboard.press("Escape");
      await dialog
        .getByLabel(say(lang, "lodge-complaint.told"), { exact: false })
        .first()
        .fill("He warns the owner");
      await dialog.getByRole("combobox", { name: say(lang, "lodge-complaint.accused") }).fill("Tomas");
      await page.getByRole("option", { name: "Tomas" }).click();
      await page.keyboard.press("Escape");
      await dialog.getByLabel(say(lang, "lodge-complaint.touches"), { exact: false }).first().fill(caseCode);
      await keep(page, `lodge-complaint-${lang}`);
      expect(await barriers(page)).toEqual([]);
      await send(dialog, tell);
      const mine = page.getByRole("list", { name: say(lang, "complaints.mine") });
      await mine.getByText(say(lang, "complaint-state.received")).first().waitFor();
      const code = (await mine.locator("bdi").first().textContent()) ?? "";
      const receipt = mine.locator("li", { hasText: code });
      expect(await page.getByText("He warns the owner").count()).toBe(0);
      await keep(page, `complaints-mine-${lang}`);

      for (const role of ["provider", "investigator", "admin", "auditor"]) {
        const other = await palermo.signedIn(role, { lang });
        await expect(ask(other, "casefile.get-complaint", { code })).rejects.toThrow(/404/);
      }
      const contact = await palermo.signedIn("integrity", { lang });
      await contact.goto("/app/casefile/complaints");
      await contact.getByRole("link", { name: code }).first().click();
      await contact.getByText("He warns the owner").waitFor();
      await contact.locator("#warnings li", { hasText: caseCode }).waitFor();
      expect(await contact.locator("#warnings").innerText()).toContain(say(lang, "conflict-way.held"));
      await contact.getByRole("heading", { level: 1 }).waitFor();
      await settled(contact);
      expect(await barriers(contact)).toEqual([]);
      await keep(contact, `complaint-${lang}`);
      const decide = say(lang, "decide-complaint.label");
      await contact.getByRole("button", { name: decide, exact: true }).click();
      const deciding = await openedDialog(contact);
      await deciding.getByRole("combobox", { name: say(lang, "decide-complaint.state") }).click();
      await contact
        .getByRole("option", { name: say(lang, "complaint-state.looked-into"), exact: true })
        .click();
      await deciding.getByLabel(say(lang, "complaints.reason")).fill("Two people say so");
      await send(deciding, decide);
      await page.reload();
      await receipt.getByText(say(lang, "complaint-state.looked-into")).waitFor();
      const inquiry = say(lang, "open-inquiry.label");
      await contact.getByRole("button", { name: inquiry, exact: true }).click();
      const opening = await openedDialog(contact);
      await opening.getByLabel(say(lang, "open-inquiry.title")).fill("Who warned the owner");
      await opening.getByRole("combobox", { name: say(lang, "open-inquiry.kind") }).click();
      await contact.getByRole("option").first().click();
      await pickColleague(contact, opening, say(lang, "open-inquiry.who"), "Omar");
      await send(opening, inquiry);
      await contact.getByRole("link", { name: /^C-/ }).waitFor();
    });
  });

describe("the end of a case's time", () => {
  it("a list is carried out by two people, and its certificate is downloaded from the page", {
    timeout: 180_000,
  }, async () => {
    const officer = await palermo.signedIn("investigator");
    const { caseId, code } = await openCase(officer, "Long over");
    await ask(officer, "casefile.close-case", { caseId, note: "over" });
    // The administrator and the auditor of the agency whose cases they are.
    const owner = await palermo.services.database.owner();
    await owner.query(`update access.account a set agency_id = p.agency_id from access.account p
      where p.email = 'investigator@demo.palermo.test' and a.email in ('admin@demo.palermo.test', 'auditor@demo.palermo.test')`);
    const { engine, registry } = palermo.services;
    const pass = async (days: number) => {
      await palermo.moveClock(days * 86_400_000);
      for (let tries = 0; tries < 40; tries += 1)
        await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
    };
    await pass(15 * 366);
    await pass(200);
    await owner.end();
    const admin = await palermo.signedIn("admin");
    const { items } = (await ask(admin, "retention.list-purges", {})) as {
      items: { purgeId: string; items: { code: string }[] }[];
    };
    const list = items.find((one) => one.items.some((item) => item.code === code));
    expect(list).toBeDefined();
    await ask(admin, "retention.propose-purge", { purgeId: list?.purgeId, without: [] });
    const auditor = await palermo.signedIn("auditor");
    const waiting = (await ask(auditor, "review.list-waiting", {})) as {
      items: { reviewId: string; recordId: string; version: number }[];
    };
    const review = waiting.items.find((one) => one.recordId === list?.purgeId);
    await ask(auditor, "review.approve-review", { reviewId: review?.reviewId, version: review?.version });
    await admin.goto("/app/retention/rules");
    const button = admin.getByRole("button", { name: "Certificate (PDF)", exact: true }).first();
    for (let tries = 0; tries < 40 && (await button.count()) === 0; tries += 1) {
      await admin.reload();
      await settled(admin);
    }
    const saved = admin.waitForEvent("download");
    await button.click();
    const path = await (await saved).path();
    const words = execFileSync("pdftotext", ["-layout", path, "-"]).toString();
    expect(words).toContain("Certificate of deletion");
    expect(words.replace(/[^A-Za-z0-9]/g, "")).toContain(code.replace("-", ""));
    expect(words).not.toContain("Long over");
  });
});
