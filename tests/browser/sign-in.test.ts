import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { client, openProvider, type Provider } from "../threats/provider.ts";
import { barriers } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
let provider: Provider;
let local = "";

beforeAll(async () => {
  provider = await openProvider();
  const port = await freePort();
  palermo = await openPalermo({
    PALERMO_PORT: String(port),
    PALERMO_OIDC_ISSUER: provider.issuer,
    PALERMO_OIDC_CLIENT_ID: client.id,
    PALERMO_OIDC_CLIENT_SECRET: client.secret,
    PALERMO_OIDC_LABEL: "Ministry account",
    PALERMO_OIDC_EMAIL_DOMAINS: "demo.palermo.test",
  });
  local = `http://localhost:${port}`;
});
afterAll(async () => {
  await palermo?.close();
  await provider?.stop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const address = (role: string) => `${role}@demo.palermo.test`;

async function enterPassword(page: Page, role: string): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail address" }).fill(address(role));
  await page.getByLabel("Password", { exact: true }).fill(palermo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function atHome(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Home", exact: true, level: 1 }).waitFor();
}

/** Chromium's own authenticator made of software, which presses its button itself. */
async function addAuthenticator(page: Page): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

describe("a passkey", () => {
  it("is added, signs in alone and as the second step, and is asked for where a password alone would be enough", async () => {
    const page = await palermo.stranger();
    const { session, authenticatorId } = await addAuthenticator(page);
    await page.goto(`${local}/app/sign-in`);
    await enterPassword(page, "trainer");
    await atHome(page);
    await page.goto(`${local}/app/account`);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("my laptop");
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("my laptop").waitFor();
    const { credentials } = await session.send("WebAuthn.getCredentials", { authenticatorId });
    expect(credentials).toHaveLength(1);
    expect(credentials[0]).toMatchObject({ rpId: "localhost", isResidentCredential: true });

    await signOut(page);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await atHome(page);

    await signOut(page);
    await page.getByRole("textbox", { name: "E-mail address" }).waitFor();
    await enterPassword(page, "trainer");
    await page.getByText("One more step", { exact: false }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await atHome(page);

    // Whoever has the password and another device gets no further.
    const thief = await palermo.stranger();
    await addAuthenticator(thief);
    await thief.goto(`${local}/app/sign-in`);
    await enterPassword(thief, "trainer");
    await thief.getByRole("button", { name: "Use a passkey" }).click();
    await thief.getByRole("button", { name: "Sign in another way" }).click();
    await thief.getByRole("textbox", { name: "E-mail address" }).waitFor();
    await thief.goto(`${local}/app`);
    await thief.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();

    await page.goto(`${local}/app/account`);
    await page.getByRole("button", { name: "Actions for my laptop" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("my laptop").waitFor({ state: "detached" });
  });

  it("is offered where it works, and elsewhere the page says where that is", async () => {
    const page = await palermo.signedIn("court");
    await page.goto("/app/account");
    await page.getByText("Passkeys belong to one address.", { exact: false }).waitFor();
    expect(await page.getByRole("link", { name: local }).getAttribute("href")).toBe(`${local}/app/account`);
    expect(await page.getByRole("button", { name: "Add a passkey" }).count()).toBe(0);
  });
});

describe("a session", () => {
  it("is bound to the browser: its cookie copied to another one opens nothing", async () => {
    const page = await palermo.stranger();
    await page.goto("/app/sign-in");
    await enterPassword(page, "programme");
    await atHome(page);
    const cookies = await page.context().cookies();
    const thief = await palermo.stranger();
    await thief.context().addCookies(cookies);
    await thief.goto("/app");
    await thief.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();
    await page.reload();
    await atHome(page);
    await page.goto("/app/account");
    await page.getByText("sessions: 1").waitFor();
  });

  it("ends on a device that is shut out from another one", async () => {
    const phone = await palermo.stranger();
    await phone.goto("/app/sign-in");
    await enterPassword(phone, "central");
    await atHome(phone);
    const page = await palermo.stranger();
    await page.goto("/app/sign-in");
    await enterPassword(page, "central");
    await atHome(page);
    await page.goto("/app/account");
    const devices = page.locator("section").filter({ has: page.getByRole("heading", { name: "Devices" }) });
    await devices.getByRole("listitem").nth(1).waitFor();
    const lost = devices.getByRole("listitem").filter({ hasNotText: "This device" });
    await lost.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: "Shut out" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Shut out" }).click();
    await page.getByText("The device is shut out.").waitFor();
    await phone.goto("/app/jobs");
    await phone.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();
  });
});

describe("single sign-on", () => {
  it("goes to the provider and back to where the reader wanted to go, and signs out there too", async () => {
    const page = await palermo.stranger();
    provider.present = { sub: "rapporteur-there", email: address("rapporteur"), email_verified: true };
    await page.goto("/app/jobs");
    await page.getByRole("button", { name: "Continue with Ministry account" }).click();
    await page.getByRole("heading", { name: "Jobs", exact: true, level: 1 }).waitFor();
    expect(page.url()).toBe(`${palermo.url}/app/jobs`);
    await signOut(page);
    await page.getByText("Signed out at the provider").waitFor();
    await page.goto("/app");
    await page.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();
  });

  it("says that nobody here belongs to an unknown account, and that the provider is down; the password goes on", async () => {
    const page = await palermo.stranger();
    provider.present = { sub: "stranger", email: "stranger@elsewhere.test", email_verified: true };
    await page.goto("/app/sign-in");
    await page.getByRole("button", { name: "Continue with Ministry account" }).click();
    await page.getByText("No account here belongs to the one you have there.", { exact: false }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    provider.silent = true;
    await page.getByRole("button", { name: "Continue with Ministry account" }).click();
    await page.getByText("The provider of single sign-on does not answer.", { exact: false }).waitFor();
    provider.silent = false;
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await enterPassword(page, "analyst");
    await atHome(page);
  });
});

describe("a new password by two people", () => {
  it("is asked for, consented to and set, each by another person", async () => {
    const holder = await palermo.signedIn("editor");
    const friend = await palermo.signedIn("coordinator");
    await holder.goto("/app/account");
    await holder.getByRole("button", { name: "Name a colleague" }).click();
    await holder.getByRole("combobox", { name: "To whom" }).fill("coordinator");
    await holder.getByRole("option").first().click();
    await holder.getByRole("dialog").getByRole("button", { name: "Name a colleague" }).click();
    await holder.getByRole("dialog").waitFor({ state: "detached" });
    await holder.getByRole("button", { name: "Name somebody else" }).waitFor();

    const admin = await palermo.signedIn("admin");
    await admin.goto("/app/access/accounts");
    const row = admin.getByRole("row").filter({ has: admin.getByText(address("editor"), { exact: true }) });
    await row.getByRole("button", { name: /^Actions for/ }).click();
    await admin.getByRole("menuitem", { name: "New password" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "New password" }).click();
    await admin.getByText("Link for the new password").waitFor();
    const link = await admin.locator("code").innerText();
    expect(await barriers(admin)).toEqual([]);

    await friend.goto("/app/account");
    await friend.getByRole("button", { name: "Consent" }).click();
    await friend.getByRole("dialog").getByRole("button", { name: "Consent" }).click();
    await friend.getByText("Code for the new password").waitFor();
    const code = await friend.locator("code").first().innerText();
    expect(await barriers(friend)).toEqual([]);

    await holder.goto("/app/jobs");
    await holder.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();
    await holder.goto(link);
    await holder.locator('input[name="code"]').fill("0000-0000-0000");
    await holder.locator('input[name="password"]').fill("four calm blue herons");
    await holder.getByRole("button", { name: "Keep this password" }).click();
    await holder.getByText("The code does not fit.", { exact: false }).waitFor();
    await holder.locator('input[name="code"]').fill(code.toLowerCase());
    await holder.getByRole("button", { name: "Keep this password" }).click();
    await holder.getByText("Your new password is kept.", { exact: false }).waitFor();
    await holder.goto("/app/sign-in");
    await holder.getByRole("textbox", { name: "E-mail address" }).fill(address("editor"));
    await holder.getByLabel("Password", { exact: true }).fill("four calm blue herons");
    await holder.getByRole("button", { name: "Sign in", exact: true }).click();
    await atHome(holder);
  });
});

describe("programs", () => {
  it("come in by a token that is shown once and ends when its holder says so", async () => {
    const page = await palermo.signedIn("investigator");
    await page.goto("/app/account");
    await page.getByRole("button", { name: "Make a token" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("What it is for").fill("nightly figures");
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Make a token" }).click();
    await page.getByText("Put it where only the program reads it.", { exact: false }).waitFor();
    const token = await page.locator("code").innerText();
    const asked = () =>
      fetch(`${palermo.url}/api/casefile/list-cases`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: "{}",
      });
    expect((await asked()).status).toBe(200);
    await page.locator("#main").getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "End token" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End token" }).click();
    await page.getByText("The token has ended.").waitFor();
    expect((await asked()).status).toBe(401);
  });

  it("have accounts of their own, which an administrator opens and gives tokens", async () => {
    const page = await palermo.signedIn("admin");
    await page.goto("/app/access/service-accounts");
    await page.getByRole("button", { name: "Open a service account" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name of the program").fill("Figures of the night");
    await dialog.getByRole("combobox", { name: "Agency" }).click();
    await page.getByRole("option", { name: "Audit Office" }).click();
    await dialog.getByRole("combobox", { name: "Roles" }).click();
    await page.getByRole("option", { name: "National rapporteur" }).click();
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "Open a service account" }).click();
    await page.getByRole("heading", { name: "Figures of the night" }).waitFor();
    await page.getByRole("button", { name: "Make a token" }).click();
    await dialog.getByLabel("What it is for").fill("cron");
    await dialog.getByRole("button", { name: "Make a token" }).click();
    await page.getByText("Put it where only the program reads it.", { exact: false }).waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
  });

  it("leave no complaint in the browser", () => {
    expect(palermo.complaints()).toEqual([]);
  });
});
