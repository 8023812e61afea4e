import { chromium } from "playwright-core";
const [,, base, out, who, ...paths] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(" ") });
for (const [lang, width] of [["en", 1440], ["ar", 375], ["ar", 1440], ["en", 375]]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang });
  const page = await context.newPage();
  await page.goto(base + "/app", { waitUntil: "load", timeout: 120000 });
  const r = await page.request.post(base + "/api/session/open-session", { data: { email: `${who}@demo.palermo.test`, password: "palermo-demo-only" }, headers: { origin: base } });
  if (!r.ok()) console.log(await r.text());
  await page.request.post(base + "/api/session/set-language", { data: { lang }, headers: { origin: base } }).catch(() => {});
  for (const path of paths) {
    await page.goto(base + path, { waitUntil: "networkidle", timeout: 180000 }).catch((e) => console.log(String(e).slice(0,100)));
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${out}/${path.replace(/[^a-z0-9]+/gi, "_").slice(0,40)}-${lang}-${width}.png`, fullPage: true });
  }
  await context.close();
}
await browser.close();
