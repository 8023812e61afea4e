import type { z } from "zod";
import type { DemoWorld } from "#kernel/module";
import { anInterview, seeded } from "./builders.ts";
import type { Decision, KeepScreening } from "./screening.ts";

type Interview = Parameters<typeof anInterview>[0];
type DemoScreening = {
  readonly interview: Interview;
  readonly finished?: boolean;
  readonly name?: { given: string; family: string };
  readonly account?: z.input<typeof KeepScreening>["account"];
  readonly decided?: { decision: Decision; reasons: string };
  /** Sections handed to the investigator, who opens a case out of them. */
  readonly handed?: readonly string[];
};

const yes = { said: { state: "yes" as const } };
const no = { said: { state: "no" as const } };
const adult = {
  alone: "yes",
  safeToTalk: "yes",
  urgentMedical: "no",
  interpreterNeeded: "no",
  child: "no",
} as const;
const beside = { who: ["advocate", "interpreter"] } as const;

const demoScreenings: readonly DemoScreening[] = [
  {
    name: { given: "Ioana", family: "Dragan" },
    interview: {
      lang: "fr",
      safety: adult,
      beside: { who: [...beside.who] },
      person: { sex: "female", yearOfBirth: 1998, citizenships: ["XV"], languages: ["fr"] },
      parts: [
        {
          instrument: "tip-short",
          version: 1,
          answers: {
            "w-what": { said: { state: "value", value: "Housework and three children, day and night" } },
            "w-arranged": yes,
            "w-promised": no,
            "w-agreed": yes,
            "w-hours": yes,
            "p-paid": no,
            "p-keep": no,
            "f-leave": no,
            "f-move": no,
            "f-contact": no,
            "t-person": { said: { state: "refused" }, observed: { state: "yes", note: "A burn on the arm" } },
            "d-own": no,
            "d-taken": yes,
            "l-where": yes,
            "l-sleep": no,
          },
        },
        {
          instrument: "iloec-adult-labour",
          version: 1,
          answers: {
            "iloec-d1-01": yes,
            "iloec-d1-02": yes,
            "iloec-d4-01": yes,
            "iloec-d4-02": yes,
            "iloec-d5-01": yes,
            "iloec-d5-03": yes,
          },
        },
      ],
      sheet: "paper",
      wishes: { police: { answer: "yes", at: "2026-03-01T10:20:00Z" } },
    },
    handed: ["tip-short/work", "tip-short/pay"],
    account: { could: "yes", wants: "later" },
    decided: {
      decision: "presumed-victim",
      reasons: "Deceived about the work, papers taken, not free to leave.",
    },
  },
  {
    interview: {
      lang: "ti",
      safety: { ...adult, interpreterNeeded: "yes", urgentMedical: "yes" },
      person: { sex: "male", yearOfBirth: 1995, citizenships: ["ER"], languages: ["ti"] },
      interpreters: [
        {
          code: "I-14",
          lang: "ti",
          knownToPerson: "no",
          sameTownOrGroup: "yes",
          sexWished: "no-wish",
          oath: true,
          conflict: "no",
        },
      ],
      parts: [
        {
          instrument: "som-journey",
          version: 1,
          answers: {
            "a-who": yes,
            "a-found": { said: { state: "value", value: "online" } },
            "r-border": yes,
            "r-means": { said: { state: "value", value: ["road", "boat"] } },
            "r-hidden": yes,
            "r-danger": yes,
            "c-food": no,
            "t-held": yes,
            "p-paid": yes,
            "p-owed": yes,
            "p-owed-how": { said: { state: "value", value: "work" } },
            "n-afraid": yes,
          },
        },
      ],
    },
  },
  {
    interview: {
      lang: "en",
      safety: { ...adult, child: "in-doubt" },
      person: {
        sex: "male",
        yearOfBirth: 2010,
        citizenships: [],
        languages: ["en"],
      },
      childVoices: {
        accompanyingAdult: { saysTheyAre: "an uncle", checked: "not-yet", spokenToApart: false },
      },
      parts: [
        {
          instrument: "child-safety",
          version: 1,
          answers: { "s-afraid": yes, "s-know": no, "s-tonight": no },
        },
      ],
    },
  },
  {
    interview: {
      lang: "es",
      safety: adult,
      beside: { who: ["lawyer"] },
      person: { sex: "male", yearOfBirth: 1987, citizenships: ["XV"], languages: ["es"] },
      parts: [
        {
          instrument: "tip-short",
          version: 1,
          answers: {
            "w-arranged": no,
            "w-promised": yes,
            "w-hours": yes,
            "p-paid": no,
            "f-leave": yes,
            "f-move": yes,
          },
        },
      ],
    },
    decided: {
      decision: "other-crime",
      reasons: "Wages withheld; free to leave. A matter for the labour inspection.",
    },
  },
  {
    finished: false,
    interview: {
      lang: "ar",
      safety: adult,
      person: { sex: "female", citizenships: [], languages: ["ar"] },
      parts: [
        {
          instrument: "border-short",
          version: 1,
          answers: { "b-work": yes, "b-work-known": no, "b-papers": no },
        },
      ],
    },
  },
];

function idsOf(random: () => number): () => string {
  return () => {
    const bytes = Array.from({ length: 16 }, () => Math.floor(random() * 256));
    bytes[6] = ((bytes[6] ?? 0) & 15) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 63) | 0x80;
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
}

/** Screenings, a tip and a boat of the State XV, as its frontline officer kept them; everything is invented. */
export async function loadDemo({ seed, callAs, accounts }: DemoWorld): Promise<void> {
  const newId = idsOf(seeded(seed * 17 + 2));
  await callAs("admin", "screening.set-national-setting", {
    country: "XV",
    reflectionDays: 45,
    nonPunishment: true,
    advocateHours: 24,
    appealDays: 30,
    forcedDisclosure: false,
    duties: "",
  });
  for (const { interview, decided, handed, finished = true, ...more } of demoScreenings) {
    const screeningId = newId();
    const sent = {
      screeningId,
      revision: 1,
      basedOn: 0,
      finished,
      interview: anInterview(interview),
      ...more,
    };
    await callAs("frontline", "screening.keep-screening", sent);
    if (decided !== undefined)
      await callAs("frontline", "screening.decide-screening", {
        screeningId,
        decisionId: newId(),
        ...decided,
      });
    const investigator = accounts.investigator?.accountId;
    if (handed !== undefined && investigator !== undefined)
      await callAs("frontline", "screening.hand-answers", {
        handingId: newId(),
        screeningId,
        sections: handed,
        to: { kind: "account", id: investigator },
      });
  }
  await callAs("frontline", "screening.keep-tip", {
    tipId: newId(),
    teller: "labour-inspector",
    urgent: true,
    told: "Four people sleep behind the packing hall; one asked for her passport when the foreman was away.",
  });
  const cards = Array.from({ length: 24 }, (_, at) => ({
    number: at + 1,
    urgent: at % 9 === 4,
    controller: at === 6,
    child: at % 7 === 2 ? ("yes" as const) : ("no" as const),
    sex: at % 3 === 0 ? ("female" as const) : ("male" as const),
    lang: at % 2 === 0 ? "ti" : "ar",
    ...(at >= 1 && at <= 3 ? { group: "A" } : {}),
  }));
  await callAs("frontline", "screening.keep-event", {
    eventId: newId(),
    revision: 1,
    basedOn: 0,
    kind: "boat",
    place: "Lakeside",
    startedAt: "2026-03-01T05:10:00Z",
    cards,
  });
}
