import { brotliCompressSync } from "node:zlib";
import { generate } from "otplib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

describe("signing in", () => {
  it("brings a stranger to sign in, says what was wrong, and leads back to where they wanted to go", async () => {
    const page = await palermo.stranger();
    await page.goto("/app/jobs");
    await page.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();
    await page.getByRole("textbox", { name: "E-mail address" }).fill("investigator@demo.palermo.test");
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("E-mail address, password or code is not right.").waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel("Password", { exact: true }).fill(palermo.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Jobs", exact: true, level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/app/jobs");
  });

  it("never leads to another site afterwards", async () => {
    const page = await palermo.stranger();
    await page.goto("/app/sign-in?back=//evil.test/app");
    await page.getByRole("button", { name: /^Court staff/ }).click();
    await page.getByRole("heading", { name: "Home", exact: true, level: 1 }).waitFor();
    expect(page.url()).toBe(`${palermo.url}/app`);
  });

  it("keeps the language that was chosen before signing in with the account", async () => {
    const page = await palermo.stranger();
    await page.goto("/app/sign-in");
    await page.getByRole("button", { name: "Language: English" }).click();
    await page.getByRole("menuitemradio", { name: "Русский" }).click();
    await page.getByRole("heading", { name: "Вход", exact: true, level: 1 }).waitFor();
    await page.getByRole("button", { name: /^Преподаватель/ }).click();
    await page.getByRole("heading", { name: "Главная", exact: true, level: 1 }).waitFor();
    const elsewhere = await palermo.stranger();
    await elsewhere.goto("/app/sign-in");
    await elsewhere.getByRole("button", { name: /^Trainer/ }).click();
    await elsewhere.getByRole("heading", { name: "Главная", exact: true, level: 1 }).waitFor();
    await page.getByRole("button", { name: /^Учётная запись/ }).click();
    await page.getByRole("menuitem", { name: "Выйти" }).click();
    await page.getByRole("heading", { name: "Вход", exact: true, level: 1 }).waitFor();
    await page.goto("/app");
    await page.getByRole("heading", { name: "Вход", exact: true, level: 1 }).waitFor();
  });

  it("asks for a code once an authenticator app was added", async () => {
    const page = await palermo.signedIn("editor");
    await page.goto("/app/account");
    await page.getByRole("button", { name: "Add an authenticator app" }).click();
    await page
      .getByRole("dialog")
      .getByLabel("Password now", { exact: false })
      .first()
      .fill(palermo.password);
    await page.getByRole("dialog").getByRole("button", { name: "Add an authenticator app" }).click();
    await page.getByRole("img", { name: "Picture to scan with an authenticator app" }).waitFor();
    const secret = (await page.locator("code").innerText()).replaceAll(" ", "");
    await page.getByRole("button", { name: "Confirm with a code" }).click();
    await page.getByLabel("Code of the authenticator app").fill("000000");
    await page.getByRole("dialog").getByRole("button", { name: "Confirm with a code" }).click();
    await page.getByText("The code does not fit.").first().waitFor();
    await page.getByLabel("Code of the authenticator app").fill(await generate({ secret }));
    await page.getByRole("dialog").getByRole("button", { name: "Confirm with a code" }).click();
    await page.getByText("A code of your authenticator app is asked for at each sign-in.").waitFor();

    const other = await palermo.stranger();
    await other.goto("/app/sign-in");
    await other.getByRole("button", { name: /^Case-law editor/ }).click();
    await other.getByLabel("Code of the authenticator app").waitFor();
  });
});

describe("the shell", () => {
  it("turns round for Arabic and keeps the language over a reload", async () => {
    const page = await palermo.signedIn("rapporteur");
    await page.getByRole("button", { name: "Language: English" }).click();
    const told = page.waitForResponse(/session\/set-language/);
    await page.getByRole("menuitemradio", { name: "العربية" }).click();
    await page.getByRole("heading", { name: "الرئيسية", exact: true, level: 1 }).waitFor();
    await told;
    await page.reload();
    await page.getByRole("heading", { name: "الرئيسية", exact: true, level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe("rtl");
    const navigation = await page.getByRole("navigation").boundingBox();
    expect(navigation?.x).toBeGreaterThan(640);
  });

  it("is reached by keyboard: skip link first, then search with Ctrl-K", async () => {
    const page = await palermo.signedIn("auditor");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("chain");
    const chain = page.getByRole("option", { name: /Audit chain/ });
    await chain.waitFor();
    // Judgments with the word are found a moment later and stand above the page; the arrows lead down to it.
    await page.getByRole("option", { name: /Javaherifard/ }).waitFor();
    await expect
      .poll(
        async () => {
          if ((await chain.getAttribute("aria-selected")) === "true") return true;
          await page.keyboard.press("ArrowDown");
          return false;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Audit chain", exact: true, level: 1 }).waitFor();
    await page.getByText("The chain is whole.").waitFor();
    await page.getByRole("navigation").getByRole("link", { name: "Home" }).click();
    await page.getByRole("heading", { name: "Home", exact: true, level: 1 }).waitFor();
  });

  it("says DEMONSTRATION on every page", async () => {
    const page = await palermo.signedIn("admin");
    for (const path of ["/app", "/app/account", "/app/access/agencies"]) {
      await page.goto(path);
      await page.getByText("DEMONSTRATION", { exact: true }).waitFor();
    }
  });

  it("keeps dark colours when they were chosen", async () => {
    const page = await palermo.signedIn("court");
    await page.getByRole("button", { name: "Dark colours" }).click();
    await page.reload();
    await page.getByRole("button", { name: "Light colours" }).waitFor();
    const scheme = await page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
    expect(scheme).toBe("dark");
  });

  it("has its navigation at the bottom of a phone, with the rest behind more", async () => {
    const page = await palermo.signedIn("admin", { width: 375 });
    await page.getByRole("navigation").getByRole("link", { name: "Home" }).waitFor();
    expect(await page.getByRole("navigation").getByRole("link").count()).toBe(4);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "Agencies" }).click();
    await page.getByRole("heading", { name: "Agencies", exact: true, level: 1 }).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("shows nothing that the reader's roles do not use, and the same page for what is not there", async () => {
    const page = await palermo.signedIn("frontline");
    expect(await page.getByRole("link", { name: "Accounts" }).count()).toBe(0);
    for (const path of ["/app/access/accounts", "/app/no-such-place"]) {
      await page.goto(path);
      await page.getByRole("heading", { name: "Not found", exact: true, level: 1 }).waitFor();
    }
  });

  it("says that there is no connection while there is none", async () => {
    const page = await palermo.signedIn("trainer");
    await page.context().setOffline(true);
    await page.getByText("No connection.", { exact: false }).waitFor();
    await page.context().setOffline(false);
    await page.getByText("No connection.", { exact: false }).waitFor({ state: "detached" });
  });
});

describe("one's own account", () => {
  it("ends a session elsewhere, and that browser asks to sign in again", async () => {
    const page = await palermo.signedIn("provider");
    const elsewhere = await palermo.signedIn("provider");
    await page.goto("/app/account");
    await page.getByRole("button", { name: "End session" }).first().click();
    await page.getByText("The session has ended.").waitFor();
    await elsewhere.goto("/app/jobs");
    await elsewhere.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();
  });

  it("refuses a wrong password at its field", async () => {
    const page = await palermo.signedIn("provider");
    await page.goto("/app/account");
    await page.getByRole("button", { name: "Change password" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Change password" }).click();
    await dialog.getByText("This is needed.").first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.locator('input[name="password"]').fill("not my password");
    await dialog.locator('input[name="newPassword"]').fill("a much longer new password");
    await dialog.getByRole("button", { name: "Change password" }).click();
    await dialog.getByText("The password is not right.").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("password");
  });
});

describe("accounts", () => {
  it("are opened with an invitation, by which the holder chooses a password and signs in", async () => {
    const page = await palermo.signedIn("admin");
    await page.goto("/app/access/accounts");
    await page.getByRole("button", { name: "Open an account" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator('input[name="name"]').fill("Dana Test");
    await dialog.locator('input[name="email"]').fill("dana@demo.palermo.test");
    await dialog.getByRole("combobox", { name: "Agency" }).click();
    await page.getByRole("option", { name: "Audit Office" }).click();
    await dialog.getByRole("combobox", { name: "Roles" }).click();
    await page.getByRole("option", { name: "Auditor" }).click();
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "Open an account" }).click();
    await page.getByText("Invitation link", { exact: true }).waitFor();
    const link = await page.locator("code").innerText();

    const holder = await palermo.stranger();
    await holder.goto(link);
    await holder.locator('input[name="password"]').fill("short");
    await holder.getByRole("button", { name: "Keep this password" }).click();
    await holder.getByText("A password has at least 12 characters.").waitFor();
    await holder.locator('input[name="password"]').fill("four calm blue herons");
    await holder.getByRole("button", { name: "Keep this password" }).click();
    await holder.getByText("Your password is kept.", { exact: false }).waitFor();
    await holder.goto("/app/sign-in");
    await holder.getByRole("textbox", { name: "E-mail address" }).fill("dana@demo.palermo.test");
    await holder.getByLabel("Password", { exact: true }).fill("four calm blue herons");
    await holder.getByRole("button", { name: "Sign in" }).click();
    await holder.getByRole("heading", { name: "Home", exact: true, level: 1 }).waitFor();
    await settled(holder);
  });
});

describe("the first load", () => {
  it("brings at most 200 KB of compressed script to the sign-in page, its texts included", async () => {
    const page = await palermo.stranger();
    const scripts: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".js")) scripts.push(response.body());
    });
    await page.goto("/app/sign-in");
    await page.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    const bytes = (await Promise.all(scripts)).reduce(
      (sum, body) => sum + brotliCompressSync(body).length,
      0,
    );
    console.log(`sign-in page: ${scripts.length} scripts, ${(bytes / 1024).toFixed(1)} KB (brotli)`);
    expect(scripts.length).toBeGreaterThan(5);
    expect(bytes).toBeLessThan(200 * 1024);
  });
});
