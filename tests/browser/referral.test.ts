import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { escalateDeadlines } from "#kernel/deadline";
import { tellAll } from "#kernel/event";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

type Line = { code: string; kind: string; state: string; byHandOver: boolean };

async function referrals(page: Page): Promise<Line[]> {
  return ((await ask(page, "referral.list-referrals", {})) as { items: Line[] }).items;
}

async function choose(page: Page, name: string | RegExp, option: string | RegExp): Promise<void> {
  await page.getByRole("dialog").getByRole("combobox", { name }).click();
  await page.getByRole("option", { name: option }).first().click();
}

/** By the screens alone: file, need, referral, consent, sending. Gives the referral's code. */
async function sendFromAFile(officer: Page): Promise<string> {
  await officer.goto("/app/referral/support");
  await officer.getByRole("button", { name: "Open a support file" }).first().click();
  await officer.getByLabel("Given names").fill("Yonas");
  await officer.getByRole("dialog").getByRole("button", { name: "Open a support file" }).click();
  await officer.locator("h1", { hasText: "Support file" }).waitFor();
  await officer.getByRole("button", { name: "Add a need" }).click();
  await choose(officer, "Need", "Shelter");
  await choose(officer, "Urgency", "now");
  await officer.getByRole("dialog").getByLabel("Notes").fill("A place tonight");
  await officer.getByRole("dialog").getByRole("button", { name: "Add a need" }).click();
  await officer.getByRole("button", { name: "Refer", exact: true }).click();
  await choose(officer, "Area", /XV/);
  // The first whose people answer here.
  await officer.getByRole("dialog").getByRole("combobox", { name: "Service" }).click();
  await officer.getByRole("option").filter({ hasNotText: "no account" }).first().click();
  await officer.getByRole("dialog").getByRole("button", { name: "Refer" }).click();
  await officer.locator("h1", { hasText: "Referral R-" }).waitFor();
  return /R-[0-9A-Z]{6}/.exec((await officer.locator("h1").textContent()) ?? "")?.[0] ?? "";
}

async function consentAndSend(officer: Page): Promise<void> {
  await officer.getByRole("button", { name: "Send", exact: true }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
  await officer
    .getByText(/has not agreed to this service/)
    .first()
    .waitFor();
  await officer.getByRole("dialog").getByRole("button", { name: "Close" }).first().click();
  await officer.getByRole("button", { name: "Record the consent" }).click();
  const dialog = officer.getByRole("dialog");
  await dialog
    .getByLabel(/Language/)
    .first()
    .fill("ti");
  await choose(officer, /How it was told/, /interpreter/i);
  await choose(officer, /understood/i, /own words|back/i);
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 16);
  await dialog.locator('input[type="datetime-local"]').fill(until);
  await dialog.getByRole("button", { name: "Record the consent" }).click();
  await officer.getByText("The person agreed").waitFor();
  await officer.getByRole("button", { name: "Send", exact: true }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
  await officer.getByText("waiting for an answer").first().waitFor();
}

describe("a referral in the browser", () => {
  it("goes from a need to a yes: nothing is sent without consent, and the service answers in Arabic", {
    timeout: 120_000,
  }, async () => {
    const officer = await palermo.signedIn("frontline");
    const code = await sendFromAFile(officer);
    await consentAndSend(officer);
    expect(await barriers(officer)).toEqual([]);

    const provider = await palermo.signedIn("provider", { lang: "ar", width: 375 });
    await provider.goto("/app/referral/my-day");
    await provider.getByText(code).waitFor();
    await provider.goto(`/app/referral/referral/${code}`);
    await provider.getByText("A place tonight").waitFor();
    await settled(provider);
    expect(await provider.content()).not.toContain("Yonas");
    expect(await barriers(provider)).toEqual([]);
    await provider.getByRole("button", { name: "قبول" }).click();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await provider.getByRole("dialog").locator('input[type="datetime-local"]').fill(tomorrow);
    await provider.getByRole("dialog").getByLabel("نقطة اللقاء").fill("North gate of the station");
    await provider.getByRole("dialog").getByRole("button", { name: "قبول" }).click();
    await provider.getByText("مقبولة").first().waitFor();
    await officer.goto(`/app/referral/referral/${code}`);
    await officer.getByText("North gate of the station").waitFor();
    expect(palermo.complaints()).toEqual([]);
  });

  it("of a service without an account opens once, with a code told another way, and is answered in Arabic without signing in", {
    timeout: 120_000,
  }, async () => {
    const advocate = await palermo.signedIn("advocate");
    const clinic = (await referrals(advocate)).find(
      ({ byHandOver, state }) => byHandOver && state === "sent",
    );
    await advocate.goto(`/app/referral/referral/${clinic?.code}`);
    await advocate.getByRole("button", { name: "Make a link and a code" }).click();
    await advocate.getByRole("dialog").getByRole("button", { name: "Make a link and a code" }).click();
    await advocate.getByText("The link, shown once").waitFor();
    const [link = "", code = ""] = await advocate.locator("main code").allInnerTexts();
    expect(link).toMatch(/\/app\/referral\/hand-over#[\w-]{43}$/);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(await barriers(advocate)).toEqual([]);

    const asked: string[] = [];
    const visitor = await palermo.stranger({ lang: "ar", width: 375 });
    visitor.on("request", (request) => asked.push(request.url()));
    await visitor.goto(link);
    await visitor.getByRole("heading", { level: 1 }).waitFor();
    await settled(visitor);
    expect(await barriers(visitor)).toEqual([]);
    const wrong = `${code.startsWith("0") ? "1" : "0"}${code.slice(1)}`;
    await visitor.getByRole("textbox").fill(wrong);
    await visitor.getByRole("button", { name: "فتح" }).click();
    await visitor.getByText(/هذا الرمز غير صحيح/).waitFor();
    await visitor.getByRole("textbox").fill(code.toLowerCase());
    await visitor.getByRole("button", { name: "فتح" }).click();
    await visitor.getByText("A check-up by a woman doctor, with an interpreter.").waitFor();
    expect(await barriers(visitor)).toEqual([]);
    // The secret stands in no request, and not in the address once it has done its work.
    const secret = link.split("#")[1] ?? "";
    expect(asked.filter((url) => url.includes(secret))).toEqual([]);
    expect(visitor.url()).not.toContain(secret);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await visitor.locator('input[type="datetime-local"]').fill(tomorrow);
    await visitor.getByLabel("من يُسأل عنه").fill("Sister Rose");
    await visitor.getByRole("button", { name: "إرسال الرد" }).click();
    await visitor.getByText("شكراً. وصل ردّكم.").waitFor();

    const again = await palermo.stranger();
    await again.goto(link);
    await again.getByRole("textbox").fill(code);
    await again.getByRole("button", { name: "Open" }).click();
    await again.getByText(/This link does not open/).waitFor();
    await advocate.reload();
    await advocate.getByText("Sister Rose").waitFor();
    expect(palermo.complaints()).toEqual([]);
  });

  it("that nobody answers reaches the coordinator by code alone, and the sender asks the next service", {
    timeout: 120_000,
  }, async () => {
    const officer = await palermo.signedIn("frontline");
    const code = await sendFromAFile(officer);
    await consentAndSend(officer);
    await palermo.moveClock(2.2 * 3_600_000);
    const { engine, registry } = palermo.services;
    await escalateDeadlines(engine.app);
    for (let tries = 0; tries < 5; tries += 1)
      await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
    const coordinator = await palermo.signedIn("coordinator");
    await coordinator.goto("/app/referral/unanswered");
    await coordinator.getByText(code).waitFor();
    const seen = await coordinator.content();
    expect(seen).not.toContain("A place tonight");
    expect(seen).not.toContain("Yonas");
    expect(await barriers(coordinator)).toEqual([]);
    await coordinator.goto(`/app/referral/referral/${code}`);
    await coordinator.locator("h1", { hasText: "Not found" }).waitFor();

    const again = await palermo.signedIn("frontline");
    await again.goto(`/app/referral/referral/${code}`);
    await again.getByText("unanswered, time is over").waitFor();
    await again.getByRole("button", { name: "Ask the next service" }).click();
    await again.getByRole("dialog").getByRole("combobox", { name: "Service" }).waitFor();
    expect(await barriers(again)).toEqual([]);
  });
});
