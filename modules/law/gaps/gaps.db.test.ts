import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { id, type LawGround, openLawGround, words } from "../test-ground.ts";
import {
  assessDuty,
  restoreAssessment,
  shareAssessments,
  unshareAssessments,
  withdrawAssessment,
} from "./assess-duty.ts";
import { addComment, removeComment, restoreComment } from "./comments.ts";
import { exportCountryGaps } from "./export-country.ts";
import { getDuty } from "./get-duty.ts";
import { listGaps } from "./list-gaps.ts";
import { showCountryGaps } from "./show-country.ts";
import { exportMatrix, showMatrix } from "./show-matrix.ts";

let ground: LawGround;
beforeAll(async () => {
  ground = await openLawGround();
});
afterAll(() => ground?.kernel.close());

const judgment = (duty: string, over: object = {}) => ({
  assessmentId: id(),
  country: "XV",
  duty,
  on: "2023-05-15",
  status: "none" as const,
  ...over,
});
const textOf = ({ base64 }: { base64: string }) => Buffer.from(base64, "base64").toString("utf8");

test("[L4] a stranger reads no assessment and writes none; a reader neither assesses nor comments", async () => {
  const { stranger, reader, rapporteur } = ground;
  const calls = [
    ["show-matrix", {}],
    ["export-matrix", { format: "csv" }],
    ["show-country-gaps", { country: "XV" }],
    ["export-country-gaps", { country: "XV", format: "pdf" }],
    ["list-gaps", { country: "XV" }],
    ["get-duty", { country: "XV", duty: "TIP-5.1" }],
    ["assess-duty", judgment("TIP-5.1")],
    ["withdraw-assessment", { assessmentId: id() }],
    ["restore-assessment", { assessmentId: id() }],
    ["share-assessments", { country: "XV" }],
    ["unshare-assessments", { country: "XV" }],
    [
      "add-comment",
      { commentId: id(), country: "XV", duty: "TIP-5.1", agency: rapporteur.agencyId, comment: words("x") },
    ],
    ["remove-comment", { commentId: id() }],
    ["restore-comment", { commentId: id() }],
  ] as const;
  for (const [name, input] of calls)
    await expect(stranger.callByName(`law.${name}`, input)).rejects.toMatchObject({ code: "not-found" });
  for (const [name, input] of calls.slice(6))
    await expect(reader.callByName(`law.${name}`, input)).rejects.toMatchObject({ code: "not-found" });
});

describe("[L3] an assessment", () => {
  it("is a draft of its agency: another agency sees none of it and may not comment", async () => {
    const { rapporteur, peer, reader, editor } = ground;
    const first = judgment("TIP-3.c", {
      cited: [{ text: "Penal Code, s. 12" }],
      finding: words("A means is asked for children too.", "Un moyen est exigé aussi pour l’enfant."),
      evidence: words("Nine judgments"),
    });
    await rapporteur.call(assessDuty, first);
    await rapporteur.call(assessDuty, judgment("TIP-6.6", { status: "partial" }));
    await rapporteur.call(assessDuty, judgment("TIP-6.3.a"));
    await rapporteur.call(assessDuty, judgment("TIP-5.1", { status: "full" }));
    expect((await reader.call(showMatrix, {})).columns).toEqual([]);
    const seen = await reader.call(showCountryGaps, { country: "XV", agency: rapporteur.agencyId });
    expect(seen.tally).toMatchObject({ "not-assessed": 278 });
    const duty = await reader.call(getDuty, { country: "XV", duty: "TIP-3.c", agency: rapporteur.agencyId });
    expect(duty.entries).toEqual([]);
    await expect(editor.call(withdrawAssessment, { assessmentId: first.assessmentId })).rejects.toMatchObject(
      {
        code: "not-found",
      },
    );
    await expect(
      peer.call(addComment, {
        commentId: id(),
        country: "XV",
        duty: "TIP-3.c",
        agency: rapporteur.agencyId,
        comment: words("x"),
      }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(editor.call(shareAssessments, { country: "XV" })).rejects.toMatchObject({
      detail: { refusal: "nothing-assessed" },
    });
  });

  it("stands in the matrix and in order of urgency, all 278 duties", async () => {
    const matrix = await ground.rapporteur.call(showMatrix, {});
    expect(matrix.rows).toHaveLength(278);
    expect(matrix.columns[0]).toMatchObject({
      country: "XV",
      shared: false,
      tally: { full: 1, partial: 1, none: 2 },
    });
    const cell = matrix.rows.find(({ duty }) => duty === "TIP-3.c")?.cells[0];
    expect(cell).toEqual({ standing: "none", cited: 1 });
    const group = matrix.groups.find(({ topic }) => topic === "victim-compensation");
    expect(group).toMatchObject({ duties: 4, cells: [{ share: 0.5 }] });
    expect(
      (await ground.rapporteur.call(showMatrix, { instrument: "TIP", level: "consider" })).rows,
    ).toHaveLength(7);
    const gaps = await ground.rapporteur.call(listGaps, { country: "XV" });
    expect(gaps.items.map(({ duty }) => duty)).toEqual(["TIP-3.c", "TIP-6.6", "TIP-6.3.a"]);
    expect((await ground.rapporteur.call(listGaps, { country: "XV", notAssessed: true })).items).toHaveLength(
      277,
    );
  });

  it("of a new day leaves the day before as it was, and shows what changed between them", async () => {
    const { rapporteur } = ground;
    await rapporteur.call(assessDuty, judgment("TIP-3.c", { on: "2025-09-30", status: "full" }));
    const then = await rapporteur.call(showCountryGaps, { country: "XV", on: "2024-01-01" });
    expect(then.items.find(({ duty }) => duty === "TIP-3.c")).toMatchObject({
      standing: "none",
      assessedOn: "2023-05-15",
    });
    const now = await rapporteur.call(showCountryGaps, {
      country: "XV",
      on: "2025-12-31",
      since: "2024-01-01",
    });
    expect(now.changes.map(({ duty, from, to }) => [duty, from, to])).toEqual([["TIP-3.c", "none", "full"]]);
    expect(now.days).toEqual(["2025-09-30", "2023-05-15"]);
    expect((await rapporteur.call(showCountryGaps, { country: "XV", on: "2020-01-01" })).tally).toMatchObject(
      {
        "not-assessed": 278,
      },
    );
  });

  it("is corrected by a later entry of one day, withdrawn and restored", async () => {
    const { rapporteur } = ground;
    const again = judgment("TIP-6.6", { status: "none" });
    await ground.kernel.moveClock(1000);
    await rapporteur.call(assessDuty, again);
    const standing = async () =>
      (await rapporteur.call(showCountryGaps, { country: "XV" })).items.find(({ duty }) => duty === "TIP-6.6")
        ?.standing;
    expect(await standing()).toBe("none");
    await rapporteur.call(withdrawAssessment, { assessmentId: again.assessmentId });
    expect(await standing()).toBe("partial");
    await expect(
      rapporteur.call(withdrawAssessment, { assessmentId: again.assessmentId }),
    ).rejects.toMatchObject({ code: "not-found" });
    await rapporteur.call(restoreAssessment, { assessmentId: again.assessmentId });
    expect(await standing()).toBe("none");
    await rapporteur.call(withdrawAssessment, { assessmentId: again.assessmentId });
  });

  it("refuses days to come, unknown duties and provisions that are not published", async () => {
    const { rapporteur } = ground;
    await expect(
      rapporteur.call(assessDuty, judgment("TIP-5.1", { on: "2999-01-01" })),
    ).rejects.toMatchObject({
      detail: { refusal: "day-to-come" },
    });
    await expect(
      rapporteur.call(assessDuty, judgment("TIP-5.1", { cited: [{ provisionId: id() }] })),
    ).rejects.toMatchObject({ detail: { refusal: "no-such-provision" } });
    await expect(rapporteur.call(assessDuty, judgment("TIP-77"))).rejects.toMatchObject({
      code: "bad-input",
    });
  });
});

describe("[L4] the self-review", () => {
  const commentId = id();

  it("begins when the assessment is shared: peers read and comment, later drafts stay unseen", async () => {
    const { rapporteur, peer, reader } = ground;
    expect(await rapporteur.call(shareAssessments, { country: "XV" })).toEqual({ country: "XV", duties: 4 });
    await rapporteur.call(assessDuty, judgment("TIP-13", { status: "full" }));
    const seen = await reader.call(showCountryGaps, { country: "XV" });
    expect(seen).toMatchObject({ agencyId: rapporteur.agencyId, mine: false, shared: true, may: [] });
    expect(seen.items.find(({ duty }) => duty === "TIP-13")?.standing).toBe("not-assessed");
    expect((await rapporteur.call(showCountryGaps, { country: "XV" })).changedSinceShared).toBe(true);
    await peer.call(addComment, {
      commentId,
      country: "XV",
      duty: "TIP-6.6",
      agency: rapporteur.agencyId,
      comment: words("Nobody tells people of the form."),
    });
    await expect(
      peer.call(addComment, {
        commentId: id(),
        country: "XV",
        duty: "TIP-13",
        agency: rapporteur.agencyId,
        comment: words("x"),
      }),
    ).rejects.toMatchObject({ code: "not-found" });
    const own = await rapporteur.call(getDuty, { country: "XV", duty: "TIP-6.6" });
    expect(own.comments).toMatchObject([{ comment: "Nobody tells people of the form.", mine: false }]);
    expect(
      (await rapporteur.call(showCountryGaps, { country: "XV" })).items.find(({ duty }) => duty === "TIP-6.6")
        ?.comments,
    ).toBe(1);
  });

  it("lets only its writer take a comment back", async () => {
    const { rapporteur, peer, editor } = ground;
    for (const other of [rapporteur, editor])
      await expect(other.call(removeComment, { commentId })).rejects.toMatchObject({ code: "not-found" });
    await peer.call(removeComment, { commentId });
    expect((await rapporteur.call(getDuty, { country: "XV", duty: "TIP-6.6" })).comments).toEqual([]);
    await peer.call(restoreComment, { commentId });
  });

  it("becomes a report in order of urgency with what changed and what peers said", async () => {
    const ask = { country: "XV", since: "2024-01-01" };
    const pdf = await ground.rapporteur.call(exportCountryGaps, { ...ask, format: "pdf" });
    expect(textOf(pdf).slice(0, 5)).toBe("%PDF-");
    const csv = textOf(await ground.rapporteur.call(exportCountryGaps, { ...ask, format: "csv" }));
    expect(csv.indexOf("art. 6(6)")).toBeLessThan(csv.indexOf("art. 6(3)(a)"));
    expect(csv).toContain("Nobody tells people of the form.");
    const matrix = await ground.reader.call(exportMatrix, { format: "pdf", instrument: "TIP" });
    expect(textOf(matrix).slice(0, 5)).toBe("%PDF-");
    const sheet = await ground.reader.call(exportMatrix, { format: "xlsx" });
    expect(Buffer.from(sheet.base64, "base64").subarray(0, 2).toString()).toBe("PK");
  });

  it("ends when the assessment is made a draft again", async () => {
    const { rapporteur, reader } = ground;
    await rapporteur.call(unshareAssessments, { country: "XV" });
    expect((await reader.call(showMatrix, {})).columns).toEqual([]);
    await expect(rapporteur.call(unshareAssessments, { country: "XV" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
