import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePdf } from "#kernel/report";
import type { Lang } from "#kernel/words";
import { locales } from "../../modules/caselaw/text.ts";
import ar from "../../web/locales/ar.json" with { type: "json" };
import en from "../../web/locales/en.json" with { type: "json" };
import { barriers, isTooWide } from "./barriers.ts";
import { gotBack, poppler } from "./got-back.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

const web = { en, ar };
let palermo: Palermo;
const folder = mkdtempSync(join(tmpdir(), "palermo-redaction-"));
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(async () => {
  await palermo?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function download(page: Page, name: string | RegExp): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name, exact: typeof name === "string" })
      .first()
      .click(),
  ]);
  const path = join(folder, `${Date.now()}.pdf`);
  await file.saveAs(path);
  return path;
}

const cases = [
  {
    lang: "en",
    words: "The witness Ngozi Okafor was kept in the smokehouse for two years.",
    name: "Ngozi Okafor",
    kept: "smokehouse",
  },
  {
    lang: "ar",
    words: "قالت الضحية أمينة عثمان إنها احتجزت في المصنع سنتين.",
    name: "أمينة عثمان",
    kept: "المصنع",
  },
] as const;

describe("the file of a judgment", () => {
  it.each(cases)(
    "in $lang is added, looked through, redacted so that no tool gets the name back, and published as its copy alone",
    async ({ lang, words, name, kept }) => {
      const own = locales[lang as Lang];
      const file = join(folder, `${lang}.pdf`);
      const { pdf } = await makePdf({
        ...{ template: "document", lang, demonstration: false },
        data: {
          title: lang === "ar" ? "حكم" : "Judgment",
          date: "2026",
          blocks: [{ kind: "text", text: words }],
        },
      });
      writeFileSync(file, pdf);
      const editor = await palermo.signedIn("editor", { lang, width: 1440 });
      await editor.goto("/app/caselaw/drafts");
      await editor.getByRole("button", { name: own.drafts.open }).first().click();
      const dialog = editor.getByRole("dialog");
      await dialog.getByLabel(own.field.title, { exact: false }).first().fill(`12/2026 ${lang}`);
      await dialog.getByRole("combobox", { name: own.field.jurisdiction }).click();
      await editor
        .getByRole("option")
        .filter({ hasText: /Veridia|فيريديا/ })
        .first()
        .click();
      await dialog
        .getByRole("textbox", { name: own.field.court, exact: false })
        .first()
        .fill(lang === "ar" ? "محكمة البحيرة" : "Lakeside court");
      await dialog
        .getByRole("textbox", { name: own.field.facts })
        .fill(lang === "ar" ? "احتُجزت في المكان." : "She was kept there.");
      await dialog.getByRole("button", { name: own.drafts.open }).click();
      await editor.waitForURL(/\/app\/caselaw\/draft\/J-/);
      const code = editor.url().match(/J-[0-9A-Z]{6}/)?.[0] ?? "";

      await editor.getByRole("tab", { name: own.draft.parts.files }).click();
      await editor.getByText(own.files.none, { exact: true }).waitFor();
      expect(await barriers(editor)).toEqual([]);
      await editor.getByRole("button", { name: own.files.add }).click();
      await editor.getByTestId("judgment-file").setInputFiles(file);
      await editor.getByRole("dialog").getByText(`${lang}.pdf`).waitFor();
      await editor.getByRole("dialog").getByRole("button", { name: own.files.add }).click();
      await editor.getByText(own.files.state.read).waitFor({ timeout: 30_000 });
      await editor.getByText(own.files.publish, { exact: true }).click();
      await editor.getByText(own.files.redact, { exact: true }).waitFor();

      await editor.getByRole("tab", { name: own.draft.parts.names }).click();
      await editor.getByText(name).first().waitFor();
      await editor.getByRole("textbox", { name: own.names["replaced-by"] }).first().fill("X.");
      await keep(editor, `caselaw-file-names-${lang}`);
      await editor.getByRole("button", { name: own.names.answer, exact: true }).first().click();
      await editor
        .getByRole("status")
        .filter({ hasText: /:\D*0\D*$/ })
        .waitFor();

      await editor.getByRole("tab", { name: own.draft.parts.files }).click();
      await editor.getByRole("button", { name: web[lang].drawn.show }).click();
      await editor.locator("main img[src^='data:image/png']").waitFor({ timeout: 30_000 });
      await settled(editor);
      expect(await barriers(editor)).toEqual([]);
      expect(await isTooWide(editor)).toBe(false);
      await keep(editor, `caselaw-files-${lang}-1440`);
      await editor.getByRole("button", { name: own.files.make }).click();
      await editor.getByRole("button", { name: own.files["download-copy"] }).waitFor({ timeout: 30_000 });
      await settled(editor);
      await keep(editor, `caselaw-copy-${lang}-1440`);
      const copy = gotBack(await download(editor, own.files["download-copy"]));
      for (const part of name.split(" ")) expect(copy).not.toContain(part);
      if (poppler) expect(copy.replace(/\s/g, "")).toContain(kept);
      const original = readFileSync(await download(editor, own.files.original));
      expect(original.equals(pdf)).toBe(true);

      await editor.setViewportSize({ width: 375, height: 812 });
      await settled(editor);
      await expect.poll(() => isTooWide(editor)).toBe(false);
      await keep(editor, `caselaw-files-${lang}-375`);
      await editor.setViewportSize({ width: 1440, height: 900 });

      await editor.getByRole("button", { name: own.draft.ask, exact: true }).click();
      await editor.getByRole("dialog").getByRole("button", { name: own.draft.ask, exact: true }).click();
      await editor.getByText(own.draft.asked).first().waitFor();
      const second = await palermo.signedIn("second-editor");
      await second.goto("/app/review/waiting");
      await second.getByText("File for readers").first().waitFor();
      await settled(second);
      expect(await second.getByText(name).count()).toBe(0);
      const looked = gotBack(await download(second, /^Download the file to look through it/));
      for (const part of name.split(" ")) expect(looked).not.toContain(part);
      await second.keyboard.press("1");
      await second.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
      await second.getByText("File for readers").first().waitFor({ state: "detached" });

      const reader = await palermo.signedIn("prosecutor", { lang, width: 1440 });
      await reader.goto(`/app/caselaw/judgment/${code}`);
      await reader.getByText(own.read.files).first().waitFor();
      await settled(reader);
      expect(await barriers(reader)).toEqual([]);
      await keep(reader, `caselaw-judgment-file-${lang}`);
      const published = gotBack(await download(reader, own.read.file));
      for (const part of name.split(" ")) expect(published).not.toContain(part);
      await Promise.all([editor, second, reader].map((page) => page.context().close()));
    },
  );
});
