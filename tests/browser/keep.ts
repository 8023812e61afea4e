import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { settled } from "./palermo.ts";

/** Keeps a picture for looking at, when a folder is named (`PALERMO_TEST_PICTURES`). */
export async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env.PALERMO_TEST_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
