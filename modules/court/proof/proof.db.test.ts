import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractText } from "#kernel/pdf";
import { getCourtFile } from "../proceedings/get-court-file.ts";
import { type CourtGround, openCourtGround } from "../test-ground.ts";
import { getMatrix } from "./get-matrix.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refusal = (code: string) => ({ detail: { refusal: code } });

/** A case with a count, an exhibit that is a statement, and a person harmed. */
async function provable(more: object = {}) {
  const { prosecutor } = ground;
  const { caseId, code } = await ground.newCase();
  const accused = await ground.person(caseId, "suspected_person", "Haddad");
  const person = await ground.person(caseId, "identified_victim", "Okoye");
  const proceedingId = await ground.proceeding(caseId);
  const chargeId = await ground.charge(proceedingId, accused.participantId, {
    victims: [person.participantId],
    ...more,
  });
  const evidenceId = randomUUID();
  await prosecutor.callByName("casefile.add-evidence", {
    ...{ caseId, evidenceId, kind: "statement", title: "Statement of the second interview" },
    beginning: {
      ...{
        act: "seized",
        at: "2026-01-05T10:00:00+01:00",
        by: "Insp. Vidal",
        place: "Office",
        reason: "Given",
      },
    },
  });
  const add = (input: object) =>
    prosecutor.callByName("court.add-proof", {
      ...{ proofId: randomUUID(), chargeId, element: "act", source: { evidenceId } },
      ...{ effect: "supports", weight: "strong", content: { place: "p. 3, § 2", quotation: "He drove us." } },
      ...input,
    });
  return { caseId, code, accused, person, proceedingId, chargeId, evidenceId, add };
}

const decision = (caseId: string, participantId: string, more: object = {}) => ({
  ...{ testimonyId: randomUUID(), caseId, participantId, decision: "needed", wish: "wants", risk: "medium" },
  ...{ reason: "The recruitment has no other witness than this person.", ...more },
});

describe("the proof matrix", () => {
  it("[X1] a stranger gets nothing of it, and nobody who opens only one of its two parts", async () => {
    const { caseId, code, chargeId, add } = await provable();
    await add({});
    const { stranger, investigator, clerk } = ground;
    await ground.give(caseId, investigator, ["investigation", "identity"], "contribute");
    await ground.give(caseId, clerk, ["prosecution"], "contribute");
    const half = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["prosecutor"] });
    await ground.give(caseId, half, ["prosecution"], "contribute");
    for (const reader of [stranger, investigator, clerk, half]) {
      await expect(reader.call(getMatrix, { code })).rejects.toMatchObject(notFound);
      await expect(reader.callByName("court.export-brief", { caseId })).rejects.toMatchObject(notFound);
      const tried = reader.callByName("court.add-proof", {
        ...{ proofId: randomUUID(), chargeId, element: "act", source: { evidenceId: randomUUID() } },
        ...{ effect: "supports", weight: "strong", content: {} },
      });
      await expect(tried).rejects.toMatchObject(notFound);
    }
  });

  it("has a row for each element, none of means for a child, and cells with the place of their passage", async () => {
    const { code, add, evidenceId, person } = await provable({ child: true, childBorn: "2010-01-01" });
    await add({ restsOn: [person.participantId] });
    const matrix = await ground.prosecutor.call(getMatrix, { code });
    const [count] = matrix.counts;
    expect(count?.rows.map(({ element, standing }) => [element, standing])).toEqual([
      ["act", "one-person"],
      ["purpose", "gap"],
      ["child-age", "gap"],
      ["intent", "gap"],
      ["identity-of-accused", "gap"],
    ]);
    expect(matrix.cells).toMatchObject([
      { source: { evidenceId }, content: { place: "p. 3, § 2", quotation: "He drove us." } },
    ]);
    expect(count?.hints.map(({ issue }) => issue)).toContain("corroboration");
  });

  it("refuses what does not fit: another element, an exhibit or a person that is not there or was withdrawn", async () => {
    const { add, evidenceId, code } = await provable();
    await expect(add({ element: "entry-procured" })).rejects.toMatchObject(refusal("no-such-element"));
    await expect(add({ source: { evidenceId: randomUUID() } })).rejects.toMatchObject(
      refusal("no-such-exhibit"),
    );
    await expect(add({ restsOn: [randomUUID()] })).rejects.toMatchObject(refusal("no-such-person"));
    await add({});
    await ground.prosecutor.callByName("casefile.withdraw-evidence", { evidenceId, reason: "Wrong case" });
    await expect(add({})).rejects.toMatchObject(refusal("exhibit-withdrawn"));
    const matrix = await ground.prosecutor.call(getMatrix, { code });
    expect(matrix.counts[0]?.rows[0]).toMatchObject({ element: "act", standing: "gap" });
  });

  it("takes a cell out and puts it back", async () => {
    const { add, code } = await provable();
    const { proofId } = (await add({})) as { proofId: string };
    const cells = async () => (await ground.prosecutor.call(getMatrix, { code })).cells.length;
    await ground.prosecutor.callByName("court.remove-proof", { proofId });
    expect(await cells()).toBe(0);
    await ground.prosecutor.callByName("court.restore-proof", { proofId });
    expect(await cells()).toBe(1);
  });
});

describe("[K2] a testimony", () => {
  it("is decided on before anybody is summoned, and not unasked", async () => {
    const { caseId, person, proceedingId } = await provable();
    const { prosecutor } = ground;
    const list = () =>
      prosecutor.callByName("court.list-hearing", {
        ...{ eventId: randomUUID(), proceedingId, day: "2027-02-02", time: "10:00" },
        ...{ measures: "none asked for", summoned: [person.participantId] },
      });
    await expect(list()).rejects.toMatchObject(refusal("decide-first"));
    const decide = (more: object) =>
      prosecutor.callByName("court.decide-testimony", decision(caseId, person.participantId, more));
    await expect(decide({ wish: "not_asked" })).rejects.toMatchObject(refusal("wish-not-asked"));
    await expect(decide({ reason: "short" })).rejects.toMatchObject({ code: "bad-input" });
    const first = (await decide({ decision: "not_needed" })) as { testimonyId: string };
    await expect(list()).rejects.toMatchObject(refusal("decide-first"));
    await decide({ replaces: first.testimonyId });
    await list();
    const file = await prosecutor.call(getCourtFile, { caseId });
    const hearing = file.proceedings[0]?.events.find(({ kind }) => kind === "hearing");
    expect(hearing?.content.summoned).toEqual([
      { participantId: person.participantId, personCode: person.personCode },
    ]);
  });

  it("decided by two at one moment is decided once, and the second sees that it stands", async () => {
    const { caseId, person } = await provable();
    const decide = () =>
      ground.prosecutor.callByName("court.decide-testimony", decision(caseId, person.participantId));
    const answers = await Promise.allSettled([decide(), decide()]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = answers.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: "stale" });
    const { items } = (await ground.prosecutor.callByName("court.list-testimony", { caseId })) as {
      items: object[];
    };
    expect(items).toHaveLength(1);
  });

  it("is not told to the clerk of the court", async () => {
    const { caseId, person } = await provable();
    await ground.prosecutor.callByName("court.decide-testimony", decision(caseId, person.participantId));
    await ground.give(caseId, ground.clerk, ["prosecution"], "contribute");
    await expect(ground.clerk.callByName("court.list-testimony", { caseId })).rejects.toMatchObject(notFound);
  });
});

describe("[K3] the trial brief", () => {
  it.each([
    ["en", "Trial brief", "Nothing left for"],
    ["ar", "مذكرة المحاكمة", "لا شيء يبقى"],
  ])(
    "prints in %s elements, gaps, what stands without a testimony, and people by code alone",
    async (lang, title, falls) => {
      const { caseId, person, accused, add } = await provable({ particulars: "Three women, Lakeside" });
      await add({ restsOn: [person.participantId] });
      await add({ element: "means", source: { participantId: person.participantId }, weight: "some" });
      await add({ element: "purpose", effect: "weakens", content: { quotation: "=1+1 #strong[no]" } });
      await ground.prosecutor.callByName("court.decide-testimony", decision(caseId, person.participantId));
      const reader = await ground.kernel.openAccount({
        agencyId: ground.agencyId,
        roles: ["prosecutor"],
      });
      await reader.callByName("session.set-language", { lang });
      await ground.give(caseId, reader, ["prosecution", "investigation"]);
      const made = (await reader.callByName("court.export-brief", { caseId })) as {
        base64: string;
        fileName: string;
      };
      const pdf = Buffer.from(made.base64, "base64");
      const path = join(mkdtempSync(join(tmpdir(), "palermo-")), "brief.pdf");
      writeFileSync(path, pdf);
      expect(made.fileName).toMatch(/^trial-brief-C-/);
      const { pages } = await extractText(path, {});
      const words = pages.map((page) => page.text).join("\n");
      if (lang === "en") {
        for (const wanted of [title, falls, "Gap", "p. 3, § 2", "He drove us.", "=1+1 #strong[no]"])
          expect(words).toContain(wanted);
      }
      const codes = (words.match(/[A-Z0-9-]{6,}/g) ?? []).map(signsOf);
      for (const { personCode } of [person, accused]) expect(codes).toContain(signsOf(personCode));
      expect(words).not.toContain("Okoye");
      expect(words).not.toContain("Haddad");
    },
  );

  it("is refused while nobody is charged", async () => {
    const { caseId } = await ground.newCase();
    await expect(ground.prosecutor.callByName("court.export-brief", { caseId })).rejects.toMatchObject(
      refusal("nothing-charged"),
    );
  });
});

/** The signs of a code in an order of their own: out of a line from right to left they are extracted in another one. */
function signsOf(code: string): string {
  return [...code.replaceAll("-", "")].sort().join("");
}
