import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type KeepScreening, toldFirst } from "./screening.ts";

type Wanted = Partial<z.input<typeof KeepScreening>["interview"]>;

/** An interview with an adult after rights were told; what is given replaces its parts. */
export function anInterview(wanted: Wanted = {}): z.input<typeof KeepScreening>["interview"] {
  return {
    lang: "en",
    country: "XV",
    safety: { alone: "yes", safeToTalk: "yes", urgentMedical: "no", interpreterNeeded: "no", child: "no" },
    rights: {
      told: [...toldFirst, "help-without-police"],
      lang: "en",
      how: "spoken",
      understood: "said-it-back",
      by: "Officer 12",
      at: "2026-03-01T10:00:00Z",
    },
    person: { sex: "unknown", citizenships: [], languages: ["en"] },
    parts: [],
    startedAt: "2026-03-01T10:00:00Z",
    ...wanted,
  };
}

/** What a device sends for a new screening. */
export function aScreening(
  wanted: Partial<z.input<typeof KeepScreening>> = {},
): z.input<typeof KeepScreening> {
  return {
    screeningId: randomUUID(),
    revision: 1,
    basedOn: 0,
    finished: true,
    interview: anInterview(),
    ...wanted,
  };
}

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
