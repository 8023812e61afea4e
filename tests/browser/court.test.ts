import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appealTerm, courtOf, traffickingOffence } from "../../modules/court/builders.ts";
import { ask, openCase } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
let code = "";
let personCode = "";
beforeAll(async () => {
  palermo = await openPalermo();
  const page = await palermo.signedIn("prosecutor");
  const id = () => crypto.randomUUID();
  const [provision, courtId] = [id(), id()];
  await ask(page, "court.add-provision", { id: provision, ...traffickingOffence("XV") });
  const trained = { specialisations: ["trafficking"], posts: 4, judges: 3, trained: 2 } as const;
  await ask(page, "court.add-court", {
    id: courtId,
    ...courtOf("XV", "Regional court", { ...trained, specialisations: ["trafficking"] }),
  });
  await ask(page, "court.add-term", { id: id(), ...appealTerm("XV", 14) });
  const opened = await openCase(page, "Court");
  code = opened.code;
  const { caseId } = opened;
  const person = async (capacity: string) =>
    (await ask(page, "casefile.add-participant", {
      ...{ caseId, participantId: id(), capacity },
      person: {
        identity: { names: { state: "known", value: [{ kind: "legal", given: "A", family: capacity }] } },
      },
    })) as { participantId: string; personCode: string };
  const accused = await person("suspected_person");
  const witness = await person("identified_victim");
  personCode = witness.personCode;
  const [proceedingId, chargeId] = [id(), id()];
  const crime = { crime: "trafficking", country: "XV", courtId, number: "12 Hv 34/26k" };
  await ask(page, "court.open-proceeding", { proceedingId, caseId, ...crime });
  await ask(page, "court.file-charge", {
    ...{ chargeId, proceedingId, participantId: accused.participantId, provisionId: provision },
    ...{ participation: "principal", chargedOn: "2026-01-10", earliest: "2025-01-01", latest: "2025-06-30" },
    ...{ particulars: "Three women at the greenhouses", victims: [witness.participantId] },
  });
  for (const [element, weight, effect] of [
    ["act", "strong", "supports"],
    ["means", "some", "supports"],
    ["means", "some", "weakens"],
  ])
    await ask(page, "court.add-proof", {
      ...{
        proofId: id(),
        chargeId,
        element,
        weight,
        effect,
        source: { participantId: witness.participantId },
      },
      content: { place: "p. 3", quotation: "He drove us." },
    });
  await ask(page, "court.list-hearing", {
    ...{
      eventId: id(),
      proceedingId,
      day: "2031-03-03",
      time: "09:30",
      measures: "Screen; none else asked for",
    },
  });
  await page.context().close();
});
afterAll(() => palermo?.close());

describe("the court file and the proof matrix", () => {
  it.each([
    ["en", 1440, "Gap"],
    ["en", 375, "Gap"],
    ["ar", 1440, "ثغرة"],
    ["ar", 375, "ثغرة"],
  ] as const)(
    "are read in %s at %i pixels, without barriers and nothing beyond the edge",
    async (lang, width, gap) => {
      const page = await palermo.signedIn("prosecutor", { lang, width });
      for (const path of [
        `/app/court/case/${code}`,
        `/app/court/proof/${code}`,
        "/app/court/offences",
        "/app/court/courts",
        "/app/court/hearings",
      ]) {
        await page.goto(path);
        await page.locator("h1").waitFor();
        await settled(page);
        if (path.includes("/proof/")) await page.getByText(gap, { exact: true }).first().waitFor();
        if (process.env.PALERMO_PICTURES)
          await page.screenshot({
            path: `${process.env.PALERMO_PICTURES}/${lang}-${width}-${path.split("/")[3]}.png`,
            fullPage: true,
          });
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
          ),
          path,
        ).toBe(true);
        expect(await barriers(page), path).toEqual([]);
      }
      await page.context().close();
    },
  );

  it("[K3] show what still stands without a testimony", async () => {
    const page = await palermo.signedIn("prosecutor");
    await page.goto(`/app/court/proof/${code}`);
    await page.getByText("2 of 5 elements are supported by something.").waitFor();
    await page.getByText(personCode).first().click();
    await page.getByText("Without it 0 of 5 elements are still supported by something.").waitFor();
    await page.context().close();
  });

  it("are not there for an investigator, by page and by call", async () => {
    const page = await palermo.signedIn("investigator");
    await page.goto(`/app/court/proof/${code}`);
    await settled(page);
    expect(await page.getByText("He drove us").count()).toBe(0);
    await expect(ask(page, "court.get-matrix", { code })).rejects.toThrow();
    await page.context().close();
  });
});
