import { describe, expect, test } from "vitest";
import { langs } from "#kernel/words";
import { makeHandOverCode, makeLinkSecret, readHandOverCode } from "../handover/words.ts";
import { referral } from "../index.ts";
import { chronologyOf } from "../support/chronology.ts";
import {
  appointmentStates,
  channels,
  dangers,
  goalStates,
  mayWithSupport,
  needKinds,
  needStates,
  riskCauses,
  type SupportFile,
  supportVerbs,
  tellingTopics,
} from "../support/words.ts";
import { text } from "../text.ts";
import {
  mayWithReferral,
  type ReferralState,
  referralStates,
  refusalReasons,
  sectionTopics,
  topicsOf,
  urgencies,
} from "./words.ts";

const rights = new Set(["referral.refer", "referral.answer", "referral.support"]);

describe("what may be done with a referral", () => {
  const may = (state: ReferralState, side: "asks" | "answers", writes = true) =>
    mayWithReferral({
      state,
      asks: side === "asks",
      answers: side === "answers",
      byHandOver: false,
      writes,
      rights,
    });

  test("whoever only reads does nothing, and neither side does what is the other's", () => {
    for (const state of referralStates) {
      expect(may(state, "asks", false)).toEqual([]);
      expect(may(state, "answers", false)).toEqual([]);
      expect(may(state, "asks")).not.toContain("accept-referral");
      expect(may(state, "answers")).not.toContain("withdraw-referral");
      const none = mayWithReferral({
        state,
        asks: true,
        answers: true,
        byHandOver: true,
        writes: true,
        rights: new Set(),
      });
      expect(none).toEqual([]);
    }
  });

  test("an answer is given once, and a referral that is over has no way but the next service", () => {
    for (const state of ["accepted", "in-service", "completed", "ended", "refused", "withdrawn"] as const)
      expect(may(state, "answers")).not.toContain("accept-referral");
    expect(may("refused", "asks")).toEqual(["ask-next-service"]);
    expect(may("completed", "asks")).toEqual([]);
  });

  test("the identity asks for both topics that it opens", () => {
    expect(topicsOf(["who-i-am", "my-needs"])).toEqual(["who-i-am", "how-to-reach-me", "my-needs"]);
  });
});

describe("what may be done with a support file", () => {
  test("nothing to readers, nothing but opening again when it is closed, closing and assigning to managers", () => {
    expect(mayWithSupport({ state: "open", level: "read", rights })).toEqual([]);
    expect(mayWithSupport({ state: "open", level: "manage", rights: new Set() })).toEqual([]);
    expect(mayWithSupport({ state: "closed", level: "contribute", rights })).toEqual([]);
    expect(mayWithSupport({ state: "closed", level: "manage", rights })).toEqual(["reopen-support-file"]);
    const contributes = mayWithSupport({ state: "open", level: "contribute", rights });
    expect(contributes).toContain("add-need");
    expect(contributes).not.toContain("close-support-file");
    expect(contributes).not.toContain("assign-advocate");
  });
});

describe("secrets of a hand-over", () => {
  test("are read as people write them, and nothing else is", () => {
    const code = makeHandOverCode(Uint8Array.from([7, 255, 31, 0, 12, 99, 200, 64]));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const plain = code.replace("-", "");
    expect(readHandOverCode(code)).toBe(plain);
    expect(readHandOverCode(` ${code.toLowerCase().replace("-", " ")} `)).toBe(plain);
    expect(readHandOverCode("OIL00000")).toBe("01100000");
    for (const wrong of ["", "7F3K", "7F3K-Q2MWX", "7F3K-Q2M!", "UUUU-UUUU"])
      expect(readHandOverCode(wrong)).toBeNull();
  });

  test("a link is 32 bytes in letters that an address may hold", () => {
    expect(makeLinkSecret(new Uint8Array(32).fill(255))).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

describe("the chronology of a support file", () => {
  test("has every moment once, the newest first, and no words", () => {
    const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T10:00:00.000Z`;
    const file = {
      openedAt: at(2),
      identifiedAt: at(1),
      firstContact: null,
      reflectionFrom: at(3),
      needs: [{ toldAt: at(4), kind: "work", words: "CANARY" }],
      goals: [{ setAt: at(5), ownWords: "CANARY" }],
      appointments: [
        { at: at(9), kind: "medical", state: "planned" },
        { at: at(8), kind: "medical", state: "cancelled" },
      ],
      reviews: [{ heldAt: at(6) }],
      risks: [{ assessedAt: at(7), danger: "serious", risks: "CANARY" }],
      tellings: [{ receivedAt: at(10), toldAt: at(11), topic: "release", words: "CANARY" }],
    } as unknown as SupportFile;
    const moments = chronologyOf(file);
    expect(moments.map(({ what }) => what)).toEqual([
      "told",
      "notice",
      "appointment",
      "risk",
      "review",
      "goal",
      "need",
      "reflection",
      "opened",
      "identified",
    ]);
    expect(JSON.stringify(moments)).not.toContain("CANARY");
  });
});

describe("texts of referrals", () => {
  const groups: Readonly<Record<string, readonly string[]>> = {
    "referral-state": referralStates,
    urgency: urgencies,
    section: sectionTopics,
    "refusal-reason": refusalReasons,
    "need-kind": needKinds,
    "need-state": needStates,
    "goal-state": goalStates,
    "appointment-state": appointmentStates,
    danger: dangers,
    "risk-cause": riskCauses,
    channel: channels,
    "telling-topic": tellingTopics,
  };

  test.each(langs)("stand in %s for every code, verb and refusal", (lang) => {
    const verbs = supportVerbs.filter((verb) => verb !== "refer").map((verb) => `${verb}.label`);
    const declared = [...referral.declarations, ...(referral.visits ?? [])].flatMap(
      ({ refusals }) => refusals ?? [],
    );
    const keys = [
      ...Object.entries(groups).flatMap(([group, codes]) => codes.map((code) => `${group}.${code}`)),
      ...verbs,
      ...new Set(declared.map((code) => `refusal.${code}`)),
    ];
    expect(keys.filter((key) => text(lang, key) === key)).toEqual([]);
  });
});
