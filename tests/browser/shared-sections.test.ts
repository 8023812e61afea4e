import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers, isTooWide } from "./barriers.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

let palermo: Palermo;
let page: Page;
beforeAll(async () => {
  palermo = await openPalermo();
  page = await palermo.signedIn("investigator");
  await page.goto("/app/casefile/cases");
  await page.getByRole("main").getByRole("link", { name: /^C-/ }).first().click();
  await page.locator("#links").waitFor();
});
afterAll(() => palermo?.close());

const section = (id: string) => page.locator(`#${id}`);
const dialog = () => page.getByRole("dialog");

/** Where somebody looks at what the tests saw: nowhere unless asked for. */
async function look(name: string, seen: Page = page): Promise<void> {
  const folder = process.env.PALERMO_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await seen.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

async function choose(label: string, option: string): Promise<void> {
  await dialog()
    .getByRole("combobox", { name: label })
    .or(dialog().getByRole("textbox", { name: label }))
    .click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("a note is written, corrected, struck out and taken back from the toast", async () => {
  await section("notes").getByRole("button", { name: "Write a note" }).click();
  await dialog().getByLabel("Text").fill("Seen at the harbour at noon");
  await look("note-dialog");
  await dialog().getByRole("button", { name: "Write a note" }).click();
  await section("notes").getByText("Seen at the harbour at noon").waitFor();
  await section("notes").getByRole("button", { name: "Correct" }).click();
  await dialog().getByLabel("Text").fill("Seen at the harbour at eleven");
  await dialog().getByRole("button", { name: "Correct" }).click();
  await section("notes").getByText("Seen at the harbour at eleven").waitFor();
  await section("notes").getByRole("button", { name: "Earlier texts" }).click();
  await dialog().getByText("Seen at the harbour at noon").waitFor();
  await dialog().getByRole("button", { name: "Close" }).click();
  await section("notes").getByRole("button", { name: "Strike out" }).click();
  await dialog().getByLabel("Reason").fill("Another case");
  await dialog().getByRole("button", { name: "Strike out" }).click();
  await section("notes")
    .getByText(/Struck out by/)
    .waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await section("notes").getByRole("button", { name: "Strike out" }).waitFor();
});

test("a deadline is set in working days and paused with a reason", async () => {
  await section("deadlines").getByRole("button", { name: "Set a deadline" }).click();
  await dialog().getByLabel("What must be done").fill("Custody review");
  await dialog().getByLabel("How many").fill("5");
  await choose("Calendar of public holidays", "Egypt");
  await look("deadline-dialog");
  expect(await barriers(page)).toEqual([]);
  await dialog().getByRole("button", { name: "Set a deadline" }).click();
  await section("deadlines")
    .getByText(/^Ends /)
    .waitFor();
  await section("deadlines").getByRole("button", { name: "Pause" }).click();
  await dialog().getByLabel("Reason").fill("Interpreter awaited");
  await dialog().getByRole("button", { name: "Pause" }).click();
  await section("deadlines")
    .getByText(/Stands still since/)
    .waitFor();
});

test("a task is given to oneself and stands among one's own on the home page", async () => {
  await section("tasks").getByRole("button", { name: "Give a task" }).click();
  await dialog().getByLabel("What has to be done").fill("Ask the carrier for the list");
  const who = dialog()
    .getByRole("combobox", { name: "Who does it" })
    .or(dialog().getByRole("textbox", { name: "Who does it" }));
  const name = await page.evaluate(async () => {
    const answer = await fetch("/api/session/get-session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    return ((await answer.json()) as { name: string }).name;
  });
  await who.fill(name);
  await page
    .getByRole("option", { name: new RegExp(name) })
    .first()
    .click();
  await dialog().getByLabel("Days until it is due").fill("2");
  await look("task-dialog");
  expect(await barriers(page)).toEqual([]);
  await dialog().getByRole("button", { name: "Give a task" }).click();
  await section("tasks").getByText("Ask the carrier for the list").waitFor();
  expect(await section("tasks").getByText("For you").count()).toBe(1);
});

test("[S9] a picture is drawn anew on the device, attached, and comes back as it was kept", async () => {
  await section("attachments").getByRole("button", { name: "Attach a file" }).click();
  const [picked] = await Promise.all([
    page.waitForEvent("filechooser"),
    dialog().getByRole("button", { name: "Choose a file" }).click(),
  ]);
  await picked.setFiles({ name: "photo.png", mimeType: "image/png", buffer: tellingPng() });
  await dialog()
    .getByText(/Place, time and device were taken out/)
    .waitFor();
  await look("attachment-dialog");
  expect(await barriers(page)).toEqual([]);
  await dialog().getByRole("button", { name: "Attach a file" }).click();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    section("attachments")
      .getByRole("button", { name: /^Download/ })
      .click(),
  ]);
  expect(saved.suggestedFilename()).toBe("DEMONSTRATION-photo.png");
  const chunks: Buffer[] = [];
  for await (const piece of await saved.createReadStream()) chunks.push(piece);
  const bytes = Buffer.concat(chunks);
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.includes("GPS")).toBe(false);
});

test("a link leads to the other case, and an unknown code is refused in place", async () => {
  const own = await page.locator("h1").innerText();
  const codes = await page.evaluate(async () => {
    const answer = await fetch("/api/casefile/list-cases", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    return ((await answer.json()) as { items: { code: string }[] }).items.map((item) => item.code);
  });
  const other = codes.find((code) => !own.includes(code)) ?? "";
  await section("links").getByRole("button", { name: "Link a record" }).click();
  await dialog().getByLabel("Code of the other dossier").fill("C-00000");
  await dialog().getByLabel("Reason").fill("Same telephone");
  await dialog().getByRole("button", { name: "Link a record" }).click();
  await dialog()
    .getByText("There is no such dossier, or it is not open to you in this part.")
    .first()
    .waitFor();
  await dialog().getByLabel("Code of the other dossier").fill(other);
  await dialog().getByRole("button", { name: "Link a record" }).click();
  await section("links").getByRole("link", { name: other }).waitFor();
  await look("case-en");
  expect(await barriers(page)).toEqual([]);
  await section("links").getByRole("link", { name: other }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(other) }).waitFor();
  await section("links").getByRole("link").first().waitFor();
});

test("one's own tasks stand on the home page and on a page of their own, in Arabic too", async () => {
  await page.goto("/app");
  await page.getByText(/Ask the carrier for the list/).waitFor();
  await look("home-en");
  await page.getByRole("link", { name: "My tasks" }).click();
  const carrier = /Ask the carrier for the list/;
  await page
    .getByRole("listitem")
    .filter({ hasText: carrier })
    .getByRole("button", { name: "Done" })
    .waitFor();
  const arabic = await palermo.signedIn("investigator", { lang: "ar" });
  await arabic.goto("/app/task/mine");
  await arabic.getByRole("heading", { level: 1, name: "مهامي" }).waitFor();
  await look("mine-ar", arabic);
  await arabic.getByRole("listitem").filter({ hasText: carrier }).getByRole("link", { name: /^C-/ }).click();
  await arabic.locator("#notes").getByText("Seen at the harbour at eleven").waitFor();
  await arabic.locator("#links").getByRole("listitem").first().waitFor();
  await look("case-ar", arabic);
  expect(await barriers(arabic)).toEqual([]);
  await arabic.setViewportSize({ width: 375, height: 800 });
  // The page lays itself out anew for the smaller window.
  await expect.poll(() => isTooWide(arabic)).toBe(false);
  await look("case-ar-phone", arabic);
  expect(palermo.complaints()).toEqual([]);
});

/** One grey pixel that tells where it was taken. */
function tellingPng(): Buffer {
  const chunk = (kind: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("tEXt", Buffer.from("Comment\0GPS 48.2082 N", "latin1")),
    chunk("IDAT", deflateSync(Buffer.from([0, 127]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
