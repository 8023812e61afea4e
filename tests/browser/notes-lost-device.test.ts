import { afterAll, beforeAll, expect, it } from "vitest";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import {
  beginInterview,
  installed,
  keptHere,
  openPhone,
  type Phone,
  setUpPhone,
  wordsIn,
} from "./notes-ground.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

const t = wordsIn("en");
let palermo: Palermo;
let phone: Phone;
beforeAll(async () => {
  palermo = await openPalermo();
  phone = await openPhone({ url: palermo.url });
});
afterAll(async () => {
  await phone?.close();
  await palermo?.close();
});

it("[lost-device] is reported on the page of devices, refused at its next contact, and the page says when it wiped itself", async () => {
  const page = await setUpPhone(phone, { t, lang: "en", password: palermo.password });
  await installed(page);
  await phone.context().setOffline(true);
  await beginInterview(page, t);
  await keptHere(page, t);

  const desk = await palermo.signedIn("admin", { width: 1440 });
  await desk.goto("/app/parcel/devices");
  await desk.getByText("Carries records", { exact: true }).waitFor();
  await keep(desk, "devices-en-1440");
  await desk.getByRole("button", { name: /^Actions for / }).click();
  await desk.getByRole("menuitem", { name: "Lost or taken", exact: true }).click();
  // What it does, and what it cannot do, is said before.
  const dialog = desk.getByRole("dialog");
  await dialog.getByText("A thief who stays without network is not reached", { exact: false }).waitFor();
  await keep(desk, "devices-report-en-1440");
  await dialog.getByRole("button", { name: "Lost or taken", exact: true }).click();
  await desk.getByText("Reported lost", { exact: false }).first().waitFor();
  expect(await desk.getByRole("button", { name: /^Actions for / }).count()).toBe(0);
  expect(await barriers(desk)).toEqual([]);

  // Without network nothing reaches it: it is as it was.
  expect(await stores()).toContain("palermo-notes");
  await phone.context().setOffline(false);
  await page.waitForURL("**/blank.html");
  expect(await stores()).not.toContain("palermo-notes");
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  await desk.reload();
  await desk.getByText("Wiped itself", { exact: false }).waitFor();
  await keep(desk, "devices-wiped-en-1440");

  async function stores(): Promise<(string | undefined)[]> {
    return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  }
}, 120_000);
