import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import { installed, keptHere, openPhone, type Phone, setUpPhone, unlock, wordsIn } from "./notes-ground.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

const t = wordsIn("en");
const kept = t("where.kept").split("{{")[0] ?? "";
let palermo: Palermo;
let phone: Phone;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(async () => {
  await phone?.close();
  await palermo?.close();
});

type Found = { eventId: string; code: string; version: number; revision: number; startedAt: string };
type Card = { number: number; urgent: boolean; controller: boolean; child: string };
type Whole = Found & { kind: string; queue: Card[]; apart: Card[] };

const card = (page: Page, number: number) => page.getByRole("group", { name: `Card ${number}`, exact: true });
const press = (page: Page, number: number, name: string) =>
  card(page, number).getByRole("button", { name, exact: true }).click();

it("[S11] sixty people have cards without network within two minutes; a receipt comes, and a conflict loses no card", async () => {
  phone = await openPhone({ url: palermo.url });
  let page = await setUpPhone(phone, { t, lang: "en", password: palermo.password });
  await installed(page);
  page = await phone.reopen(true);
  await unlock(page, t);
  await page.getByRole("button", { name: t("list.group"), exact: true }).click();
  await page.getByRole("button", { name: t("group.kind-is.boat"), exact: true }).click();
  const began = Date.now();
  await page.getByRole("button", { name: t("group.next"), exact: true }).click();
  await press(page, 1, t("group.more"));
  await card(page, 1).getByLabel(t("group.lang")).selectOption("ti");
  for (let number = 2; number <= 60; number += 1) {
    await page.getByRole("button", { name: t("group.next"), exact: true }).click();
    if (number % 7 === 0) await press(page, number, t("group.urgent"));
    if (number === 4) await press(page, number, t("group.controller"));
    if (number % 2 === 0) await press(page, number, t("group.child-is.no"));
  }
  await keptHere(page, t);
  const seconds = (Date.now() - began) / 1000;
  process.stdout.write(`sixty cards of an event: ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(120);
  expect(await barriers(page)).toEqual([]);
  await keep(page, "notes-group-en");

  // The browser is closed in the middle; nothing is gone, and it is finished without network.
  page = await phone.reopen(true);
  await unlock(page, t);
  await page.getByText("People: 60").click();
  expect(
    await card(page, 7)
      .getByRole("button", { name: t("group.urgent") })
      .getAttribute("aria-pressed"),
  ).toBe("true");
  await page.getByRole("button", { name: t("group.finish"), exact: true }).click();
  await page.getByText(t("where.here")).waitFor();
  await phone.context().setOffline(false);
  await page.getByRole("button", { name: t("list.send"), exact: true }).click();
  await page.getByText(kept).waitFor();

  // A colleague's device of the same officer changes two cards on the server meanwhile.
  const officer = await palermo.signedIn("frontline");
  const { items } = (await ask(officer, "screening.list-events", {})) as {
    items: (Found & { people: number })[];
  };
  const code = items.find(({ people }) => people === 60)?.code ?? "";
  const found = (await ask(officer, "screening.get-event", { code })) as Whole;
  expect(found.apart.map(({ number }) => number)).toEqual([4]);
  expect(found.queue[0]).toMatchObject({ number: 7, urgent: true });
  const cards = [...found.queue, ...found.apart]
    .map((one) => (one.number === 9 ? { ...one, note: "carried ashore" } : one))
    .filter(({ number }) => number !== 60);
  await ask(officer, "screening.keep-event", {
    ...{ eventId: found.eventId, kind: "boat", startedAt: found.startedAt, cards },
    ...{ revision: 9, basedOn: found.version },
  });

  await page.getByText("People: 60").click();
  await press(page, 9, t("group.urgent"));
  await page.getByRole("button", { name: t("group.finish"), exact: true }).click();
  await page.getByText(t("where.stale")).waitFor();
  await page.getByText("People: 60").click();
  await page.getByRole("heading", { name: t("group.compare-title") }).waitFor();
  await page.getByText("carried ashore").waitFor();
  await keep(page, "notes-group-compare-en");
  expect(await barriers(page)).toEqual([]);
  const side = (number: number, name: string) =>
    card(page, number)
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();
  await side(9, t("compare.theirs"));
  await side(60, t("compare.mine"));
  await page.getByRole("button", { name: t("compare.send"), exact: true }).click();
  await page.getByText(kept).waitFor();
  const after = (await ask(officer, "screening.get-event", { code })) as Whole & { people: number };
  expect(after.people).toBe(60);
  expect(after.queue.find(({ number }) => number === 9)).toMatchObject({
    urgent: false,
    note: "carried ashore",
  });

  // From a card to an interview that knows its card.
  await page.getByText("People: 60").click();
  await press(page, 6, t("group.interview"));
  await page.getByRole("heading", { level: 2, name: t("step.safety") }).waitFor();
  const adult = page
    .getByRole("group", { name: t("safety.child") })
    .getByRole("button", { name: t("answer.no") });
  expect(await adult.getAttribute("aria-pressed")).toBe("true");
  await page.getByRole("button", { name: t("step.pause") }).click();
  await page.getByText("Card 6").waitFor();
}, 240_000);
