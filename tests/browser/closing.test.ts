import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appealTerm, courtOf, traffickingOffence } from "../../modules/court/builders.ts";
import { ask, openCase } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

type Words = { closing: Record<string, string> };
const words = (lang: string): Words["closing"] =>
  (JSON.parse(readFileSync(`modules/court/locales/figures/${lang}.json`, "utf8")) as Words).closing;

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

/** A case with a verdict, in whose particulars the person who was harmed is named. */
async function endedCase(family: string): Promise<string> {
  const page = await palermo.signedIn("prosecutor");
  const id = () => crypto.randomUUID();
  const [provision, courtId, proceedingId, chargeId] = [id(), id(), id(), id()];
  await ask(page, "court.add-provision", { id: provision, ...traffickingOffence("XV") });
  await ask(page, "court.add-court", { id: courtId, ...courtOf("XV", "Court of the harbour", {}) });
  await ask(page, "court.add-term", { id: id(), ...appealTerm("XV", 14) });
  const { caseId, code } = await openCase(page, `Closing ${family}`);
  const person = async (capacity: string, name: string) =>
    (await ask(page, "casefile.add-participant", {
      ...{ caseId, participantId: id(), capacity },
      person: {
        identity: { names: { state: "known", value: [{ kind: "legal", given: "Amara", family: name }] } },
      },
    })) as { participantId: string };
  const accused = await person("prosecuted_person", "Korbinsky");
  const harmed = await person("identified_victim", family);
  await ask(page, "court.open-proceeding", {
    proceedingId,
    caseId,
    crime: "trafficking",
    country: "XV",
    courtId,
  });
  await ask(page, "court.file-charge", {
    ...{ chargeId, proceedingId, participantId: accused.participantId, provisionId: provision },
    ...{ participation: "principal", chargedOn: "2026-01-10", earliest: "2025-01-01", latest: "2025-06-30" },
    ...{
      particulars: "Kept three women at greenhouses and took their wages.",
      victims: [harmed.participantId],
    },
  });
  await ask(page, "court.record-verdict", {
    ...{ verdictId: id(), chargeId, verdict: "guilty", on: "2026-03-02", finalOn: "2026-04-02", courtId },
    ...{ indicated: "trafficking", convicted: "trafficking", imprisonmentMonths: 60 },
  });
  await page.context().close();
  return code;
}

describe.each(["en", "ar"] as const)("the closing summary (%s)", (lang) => {
  it("is looked through for names, handed in without them, and stands with the editors as a draft", async () => {
    const said = words(lang);
    const family = lang === "en" ? "Obasekinde" : "Oyelaranki";
    const code = await endedCase(family);
    const page = await palermo.signedIn("prosecutor", { lang, width: 1280 });
    await page.goto(`/app/court/closing/${code}`);
    const facts = page.getByLabel(said["field-facts"] ?? "");
    await facts.waitFor();
    expect(await facts.inputValue()).toContain("greenhouses");
    await facts.fill(`Ms ${family} and two others were kept at greenhouses.`);
    await page.getByRole("button", { name: said.check ?? "", exact: true }).click();
    await page.getByText(said.found ?? "").waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await keep(page, `closing-found-${lang}`);
    const handIn = page.getByRole("button", { name: said["hand-in"] ?? "", exact: true });
    expect(await handIn.isDisabled()).toBe(true);
    await page.getByRole("button", { name: said["take-over"] ?? "" }).click();
    expect(await facts.inputValue()).not.toContain(family);
    await page.getByRole("button", { name: said.check ?? "", exact: true }).click();
    await page.getByText(said.clean ?? "").waitFor();
    await handIn.click();
    const [before = ""] = (said.done ?? "").split("{{code}}");
    const line = page.getByText(before).first();
    await line.waitFor();
    await keep(page, `closing-done-${lang}`);
    const draft = /J-[0-9A-Z]+/.exec(await line.innerText())?.[0] ?? "";
    expect(draft).not.toBe("");
    const editor = await palermo.signedIn("editor", { lang });
    const found = JSON.stringify(await ask(editor, "caselaw.get-draft", { code: draft }));
    expect(found).toContain("greenhouses");
    expect(found).not.toContain(family);
  });
});
