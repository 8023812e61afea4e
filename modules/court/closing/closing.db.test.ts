import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { type CourtGround, country, openCourtGround, type Person } from "../test-ground.ts";
import type { ClosingTexts } from "./closing.ts";

let ground: CourtGround;
let editor: TestAccount;
let second: TestAccount;
let agencyId = "";
beforeAll(async () => {
  ground = await openCourtGround();
  agencyId = await ground.kernel.openAgency();
  editor = await ground.kernel.openAccount({ agencyId, roles: ["editor"] });
  second = await ground.kernel.openAccount({ agencyId, roles: ["editor"] });
});
afterAll(() => ground?.kernel.close());

const call = (name: string, input: unknown, who = ground.prosecutor) =>
  who.callByName(`court.${name}`, input);
const refused = (refusal: string) => ({ detail: { refusal } });
const notFound = { code: "not-found" };

type Ended = { caseId: string; code: string; witness: Person; accused: Person; chargeId: string };

async function endedCase(family: string, verdict = true): Promise<Ended> {
  const { caseId, code } = await ground.newCase();
  const witness = await ground.person(caseId, "identified_victim", family);
  const accused = await ground.person(caseId, "prosecuted_person", "Korbinsky");
  const chargeId = await ground.charge(await ground.proceeding(caseId), accused.participantId, {
    particulars: `The accused drove Amara ${family} to the greenhouses and kept her passport.`,
    victims: [witness.participantId],
  });
  if (verdict)
    await call("record-verdict", {
      ...{ verdictId: randomUUID(), chargeId, verdict: "guilty", on: "2026-03-02", finalOn: "2026-04-02" },
      ...{
        indicated: "trafficking",
        convicted: "trafficking",
        courtId: ground.courtId,
        imprisonmentMonths: 60,
      },
      reasons: `The court believed Ms ${family.toUpperCase()}; Korbinsky took the wages.`,
    });
  return { caseId, code, witness, accused, chargeId };
}

const texts = (more: Partial<ClosingTexts> = {}): ClosingTexts => ({
  ...{ lang: "en", title: "Trafficking at greenhouses", facts: "Three people were kept at greenhouses." },
  ...{ reasoning: "Their accounts agreed.", significance: "", ...more },
});
const handIn = (caseId: string, said: ClosingTexts, who = ground.prosecutor) =>
  call(
    "hand-in-closing",
    { closingId: randomUUID(), judgmentId: randomUUID(), caseId, agencyId, texts: said },
    who,
  ) as Promise<{ judgmentCode: string }>;

type Closing = { texts: ClosingTexts; facts: object; agencies: object[]; handedIn: object[] };

describe("the closing summary of a case", () => {
  it("a stranger gets nothing, nor do police, court staff and editors", async () => {
    const { caseId, code } = await endedCase("Okafor");
    for (const who of [ground.stranger, ground.investigator, ground.clerk, editor]) {
      await expect(call("get-closing", { code }, who)).rejects.toMatchObject(notFound);
      await expect(call("list-closings", { caseId }, who)).rejects.toMatchObject(notFound);
      await expect(call("check-closing", { caseId, texts: texts() }, who)).rejects.toMatchObject(notFound);
      await expect(handIn(caseId, texts(), who)).rejects.toMatchObject(notFound);
    }
  });

  it("is filled from counts and verdicts, with neutral words in place of names", async () => {
    const { code, caseId } = await endedCase("Okafor");
    const closing = (await call("get-closing", { code })) as Closing;
    expect(closing).toMatchObject({
      facts: {
        ...{ court: "Regional court", decided: "2026-03-02", finality: "final", victims: 1, migrants: 0 },
        articles: ["TIP 5(1)"],
        charges: [{ defendant: 1, count: 1, verdict: "guilty", months: 60, life: false }],
      },
      texts: {
        facts: "The accused drove person 1 to the greenhouses and kept her passport.",
        reasoning: "The court believed Ms person 1; accused 1 took the wages.",
      },
      handedIn: [],
    });
    expect(closing.agencies).toMatchObject([{ agencyId }]);
    expect(JSON.stringify(closing)).not.toMatch(/okafor|korbinsky|amara/i);
    expect(await call("list-closings", { caseId })).toMatchObject({ items: [], hasVerdict: true });
  });

  it("waits for a verdict", async () => {
    const { code, caseId } = await endedCase("Okafor", false);
    await expect(call("get-closing", { code })).rejects.toMatchObject(refused("no-verdict-yet"));
    await expect(handIn(caseId, texts())).rejects.toMatchObject(refused("no-verdict-yet"));
  });

  it("goes to the editors of the chosen agency as a draft that waits for two people and does not know its case", async () => {
    const { caseId, code, witness, accused } = await endedCase("Okafor");
    const { judgmentCode } = await handIn(caseId, texts());
    const draft = (await editor.callByName("caselaw.get-draft", { code: judgmentCode })) as object;
    expect(draft).toMatchObject({
      ...{ state: "draft", origin: "court", published: null },
      judgment: {
        ...{ jurisdiction: country, finality: "final", crimeTypes: ["trafficking_in_persons"] },
        defendants: [{ key: "d1", standing: "convicted-final" }],
        charges: [{ defendant: "d1", verdict: "guilty", sentence: { imprisonmentMonths: 60 } }],
        victims: [{ count: 1, sex: "unknown", ageGroup: "unknown", nationalities: [] }],
        identifiers: [],
      },
    });
    for (const told of [caseId, code, witness.personCode, accused.personCode, "12 Hv"])
      expect(JSON.stringify(draft)).not.toContain(told);
    expect(await call("list-closings", { caseId })).toMatchObject({ items: [{ judgmentCode }] });
    for (const who of [ground.prosecutor, ground.stranger])
      await expect(who.callByName("caselaw.get-draft", { code: judgmentCode })).rejects.toMatchObject(
        notFound,
      );
    await expect(
      second.work(({ tx }) =>
        import("kysely").then(({ sql }) =>
          sql`insert into caselaw.published (judgment_id, code, agency_id, version, content, audience, title, jurisdiction, origin)
            select judgment_id, code, agency_id, version, content, 'inside', 't', 'XV', origin from caselaw.judgment
            where code = ${judgmentCode}`.execute(tx),
        ),
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });

  it("[L1] never leaves with a name, a document, a telephone or an address of anybody in the case, in any field and spelling", async () => {
    const { caseId, witness } = await endedCase("Zdenková");
    await ground.prosecutor.callByName("person.revise-identity", {
      personId: witness.personId,
      version: 1,
      identity: {
        documents: { state: "known", value: [{ kind: "passport", number: "XV 778 812" }] },
        contacts: { state: "known", value: [{ kind: "phone", value: "+999 555 010 77" }] },
        addresses: { state: "known", value: [{ text: "Harbour Street 12" }] },
      },
    });
    for (const told of [
      ...["Zdenková", "ZDENKOVA", "Amara  Zdenkova", "Zdenkova, Amara", "Korbinskys van"],
      ...["passport XV778-812", "passport xv 778 812", "call +999-555-01077", "at harbour street 12"],
    ]) {
      for (const field of ["title", "facts", "reasoning", "significance"] as const) {
        const said = texts({ [field]: `It is said that ${told} was there.` });
        const tried = await handIn(caseId, said).catch((error: unknown) => error);
        expect(tried, `${told} in ${field}`).toMatchObject(refused("tells-who"));
        expect(JSON.stringify(tried)).not.toContain(told);
        const { places, proposed } = (await call("check-closing", { caseId, texts: said })) as {
          places: object[];
          proposed: ClosingTexts;
        };
        expect(places).toMatchObject([{ field }]);
        expect(await call("check-closing", { caseId, texts: proposed })).toMatchObject({ places: [] });
      }
    }
    expect(await call("list-closings", { caseId })).toMatchObject({ items: [] });
  });

  it("is refused to somebody who may not know every name, since it could not be checked", async () => {
    const { caseId } = await endedCase("Okafor");
    const colleague = await ground.kernel.openAccount({
      agencyId: await ground.kernel.openAgency(),
      roles: ["prosecutor"],
    });
    await ground.give(caseId, colleague, ["prosecution", "investigation"], "contribute");
    await expect(handIn(caseId, texts(), colleague)).rejects.toMatchObject(refused("name-not-known"));
  });

  it("is handed in once under one id, and to nobody who does not edit case law", async () => {
    const { caseId } = await endedCase("Okafor");
    const ids = { closingId: randomUUID(), judgmentId: randomUUID() };
    const input = { ...ids, caseId, agencyId, texts: texts() };
    await expect(call("hand-in-closing", { ...input, agencyId: ground.agencyId })).rejects.toMatchObject(
      refused("no-editors"),
    );
    await call("hand-in-closing", input);
    await expect(call("hand-in-closing", { ...input, judgmentId: randomUUID() })).rejects.toMatchObject(
      refused("added-already"),
    );
  });
});
