import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
}, 180_000);
afterAll(() => palermo?.close());

const change = "Change the question";
/** As XLSForm writes a question in a condition. */
const name = (id: string) => `$\{${id}}`;
const text = { en: "Is the door locked?" };
const instrument = {
  id: "harbour-short",
  version: 1,
  title: { en: "Harbour form" },
  audience: "adult",
  use: "interview",
  minutes: 5,
  source: "our own",
  languages: ["en"],
  sections: [
    {
      id: "work",
      title: { en: "Work" },
      questions: [
        { id: "locked", kind: "yes-no", text, source: "our own" },
        { id: "key", kind: "yes-no", text: { en: "Who holds the key?" }, source: "our own" },
      ],
    },
  ],
};

it("an editor changes a draft, is told of a condition that cannot be read and of a loop by name, and publishes it", async () => {
  const page = await palermo.signedIn("editor", { width: 1440 });
  await ask(page, "screening.keep-instrument", { begin: true, instrument });
  await page.goto("/app/screening/instrument/harbour-short/1");
  const dialog = page.getByRole("dialog");
  const when = dialog.getByLabel("Asked when", { exact: false }).first();
  const edit = (at: number) => page.getByRole("button", { name: change, exact: true }).nth(at).click();
  const save = () => dialog.getByRole("button", { name: change, exact: true }).click();

  await edit(1);
  await when.fill(`${name("locked")} = 'yes' or (`);
  await save();
  await dialog.getByText("This condition cannot be read at", { exact: false }).first().waitFor();
  await keep(page, "instrument-bad-condition");
  expect(await barriers(page)).toEqual([]);
  await when.fill(`${name("locked")} = 'yes'`);
  await save();
  await dialog.waitFor({ state: "detached" });
  await page
    .getByText(`${name("locked")} = 'yes'`)
    .first()
    .waitFor();

  await edit(0);
  await when.fill(`${name("key")} = 'yes'`);
  await save();
  // A loop is named with its questions, in the dialog or when it is to be published.
  const loop = page.getByText(/go round in a loop: .*(locked|key)/).first();
  const toldAtOnce = await loop.waitFor({ timeout: 3000 }).then(
    () => true,
    () => false,
  );
  if (!toldAtOnce) {
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    await loop.waitFor();
  }
  await keep(page, "instrument-loop");
  await page.reload();
  if (!toldAtOnce) {
    await edit(0);
    await when.fill("");
    await save();
    await dialog.waitFor({ state: "detached" });
  }

  await page.getByText("Who holds the key?").first().waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => page.getByRole("button", { name: change, exact: true }).count()).toBe(0);
  const officer = await palermo.signedIn("frontline");
  const { items } = (await ask(officer, "screening.list-instruments", {})) as { items: { id: string }[] };
  expect(items.map(({ id }) => id)).toContain("harbour-short");
}, 240_000);
