import http, { type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isSigned } from "#kernel/webhook";
import { ask, caseCodes } from "./ask.ts";
import { barriers, isTooWide } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

type Got = { readonly event: string; readonly signature: string; readonly body: string };

let palermo: Palermo;
let receiver: http.Server;
let url: string;
const got: Got[] = [];
let status = 200;

beforeAll(async () => {
  receiver = http.createServer(async (request, reply) => {
    got.push(await read(request));
    reply.writeHead(status).end("thanks");
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  palermo = await openPalermo({
    PALERMO_TEST_OUTBOUND_LOOPBACK: "1",
    PALERMO_OUTBOUND_HOSTS: "10.0.0.8",
  });
});
afterAll(async () => {
  await palermo?.close();
  receiver?.closeAllConnections();
  receiver?.close();
});

async function read(request: IncomingMessage): Promise<Got> {
  let body = "";
  for await (const piece of request) body += String(piece);
  const header = (name: string) => String(request.headers[name]);
  return { event: header("palermo-event"), signature: header("palermo-signature"), body };
}

/** Fills in the dialog that adds an address. */
async function register(page: Page, address: string): Promise<void> {
  await page.getByRole("button", { name: "Add an address" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What it is for").fill("Registry of the ministry");
  await dialog.getByRole("textbox", { name: /^Address/ }).fill(address);
  await dialog.getByRole("combobox", { name: "Events of which it is told" }).click();
  await page.getByRole("option", { name: "casefile.case-opened" }).click();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Add an address" }).click();
}

async function fromMenu(page: Page, verb: string): Promise<void> {
  await page.getByRole("button", { name: "Actions for Registry of the ministry" }).click();
  await page.getByRole("menuitem", { name: verb }).click();
  await page.getByRole("dialog").getByRole("button", { name: verb }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

it("an address is added, tested, told, followed, given a new secret, paused and removed", async () => {
  const page = await palermo.signedIn("admin");
  await page.goto("/app/webhook/addresses");
  await page.getByText("No address is told of anything.").waitFor();
  await page.getByText("No mail server is named").waitFor();

  await register(page, "https://10.0.0.8/hook");
  await page.getByText(/10\.0\.0\.8.* which is private, local or reserved/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keep(page, "outside-private-en");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /^Address/ }).fill(url);
  await dialog.getByRole("button", { name: "Add an address" }).click();
  await page.getByText("The secret of this address").waitFor();
  const secret = (await page.locator("code", { hasText: "whs_" }).innerText()).trim();
  expect(await barriers(page)).toEqual([]);
  await keep(page, "outside-secret-en");
  await page.getByRole("main").getByRole("button", { name: "Close" }).click();
  await page.getByText("is told", { exact: true }).waitFor();
  expect(got.map(({ event }) => event)).toEqual(["webhook.tested"]);
  const [test] = got;
  const now = Math.floor(Date.now() / 1000);
  expect(isSigned(test?.signature ?? "", { secret, body: test?.body ?? "", now })).toBe(true);

  status = 500;
  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByText("status 500 instead of 200 to 299").waitFor();
  await keep(page, "outside-addresses-en");
  await page.getByRole("link", { name: "Deliveries" }).click();
  await page.getByRole("cell", { name: /given up/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keep(page, "outside-deliveries-en");
  status = 200;
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByRole("cell", { name: /given up/ }).waitFor({ state: "detached" });
  await page.getByRole("main").getByRole("link", { name: "What goes out" }).click();

  await fromMenu(page, "New secret");
  const next = (await page.locator("code", { hasText: "whs_" }).innerText()).trim();
  expect(next).not.toBe(secret);
  await fromMenu(page, "Pause");
  await page.getByText("paused", { exact: true }).waitFor();
  await fromMenu(page, "Resume");
  await page.getByText("is told", { exact: true }).waitFor();
  await fromMenu(page, "Remove");
  await page.getByText("No address is told of anything.").waitFor();
  expect(palermo.complaints()).toEqual([]);
});

it("a mark leads to the export that it stands on", async () => {
  const investigator = await palermo.signedIn("investigator");
  const [code] = await caseCodes(investigator);
  const made = (await ask(investigator, "casefile.export-cases", { format: "csv" })) as { base64: string };
  const mark = /X-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(Buffer.from(made.base64, "base64").toString())?.[0] ?? "";
  const page = await palermo.signedIn("auditor");
  await page.goto("/app/watermark/find");
  const box = page.getByRole("textbox", { name: "Mark" });
  await box.fill("X-12");
  await box.press("Enter");
  await page.getByText("“X-12” is no mark").waitFor();
  await box.fill(` ${mark.toLowerCase().replaceAll("-", "")} `);
  await box.press("Enter");
  await page.getByText("Tomas Vidal").waitFor();
  await page.getByText("casefile.export-cases").waitFor();
  expect(await page.getByRole("main").innerText()).toContain(code);
  expect(await barriers(page)).toEqual([]);
  await keep(page, "outside-mark-en");
  await box.fill("X-0000-0000");
  await box.press("Enter");
  await page.getByText("No export carries the mark X-0000-0000").waitFor();
});

it("unusual reading keeps its period in the address, and its thresholds are moved and put back", async () => {
  const page = await palermo.signedIn("auditor");
  await page.goto("/app/audit/unusual");
  await page.getByLabel("Length of the period").selectOption("28");
  await page.waitForURL(/days=28/);
  await page.getByLabel("Last day of the period").fill("2026-01-31");
  await page.waitForURL(/until=2026-01-31/);
  await page.reload();
  await page.getByText("How it is judged").click();
  expect(await page.getByLabel("Length of the period").inputValue()).toBe("28");
  await page.getByRole("button", { name: "Change" }).first().click();
  await page.getByRole("dialog").getByLabel("At least").fill("31");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Change" }).click();
  await page.getByText("at least 31").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("at least 30").waitFor();
});

it("a day is announced and taken away again; others read the calendar", async () => {
  const page = await palermo.signedIn("admin");
  await page.goto("/app/deadline/calendars?country=EG&year=2026");
  await page.getByRole("button", { name: "Enter an announced day" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Day/).fill("2026-06-18");
  await dialog.getByLabel("Who announced it, and where").fill("Council of Ministers");
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Enter an announced day" }).click();
  await page.getByText("Council of Ministers").waitFor();
  const reader = await palermo.signedIn("investigator");
  await reader.goto("/app/deadline/calendars?country=EG&year=2026");
  await reader.getByText("announced day off").waitFor();
  expect(await reader.getByRole("button", { name: "Take away" }).count()).toBe(0);
  await page.getByRole("button", { name: "Take away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take away" }).click();
  await page.getByText("announced day off").waitFor({ state: "detached" });
  await page.getByLabel("Year").selectOption("2027");
  await page.waitForURL(/year=2027/);
});

it("readers switch mail off and on in their account", async () => {
  const page = await palermo.signedIn("investigator");
  await page.goto("/app/account");
  const box = page.getByRole("switch", { name: "Tell me by mail that something waits" });
  await box.waitFor();
  expect(await box.isChecked()).toBe(true);
  await box.press("Space");
  await page.waitForFunction(
    () => !document.querySelector("main")?.querySelector("input[role=switch]:disabled"),
  );
  await page.reload();
  await box.waitFor();
  expect(await box.isChecked()).toBe(false);
  await box.press("Space");
});

it.each(["ar", "zh"] as const)("the pages fit a phone, in %s", async (lang) => {
  const places = [
    ["admin", "/app/webhook/addresses"],
    ["admin", "/app/deadline/calendars"],
    ["auditor", "/app/watermark/find"],
    ["auditor", "/app/audit/unusual"],
  ] as const;
  for (const [role, path] of places) {
    const page = await palermo.signedIn(role, { lang, width: 375 });
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await settled(page);
    await keep(page, `outside-${path.split("/").slice(2).join("-")}-${lang}`);
    expect(await barriers(page), path).toEqual([]);
    expect(await isTooWide(page), path).toBe(false);
  }
  expect(palermo.complaints()).toEqual([]);
});
