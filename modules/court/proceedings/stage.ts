import type { EventKind, HearingState } from "./event.ts";

/** Where a proceeding stands, in the order of the funnel. */
export const stages = [
  "opened",
  "complaint",
  "investigation",
  "charged",
  "trial",
  "verdict",
  "sentenced",
  "appeal",
  "final",
  "discontinued",
  "joined",
] as const;
export type Stage = (typeof stages)[number];

const reached: Partial<Record<EventKind, Stage>> = {
  complaint: "complaint",
  "investigation-opened": "investigation",
  charged: "charged",
  hearing: "trial",
  verdict: "verdict",
  sentence: "sentenced",
  appeal: "appeal",
  // A judgment on appeal is a verdict again, until it is final.
  "appeal-decided": "verdict",
  discontinued: "discontinued",
  final: "final",
  joined: "joined",
};

export type Happened = {
  readonly kind: EventKind;
  readonly happenedOn: string;
  readonly hearingState: HearingState | null;
  readonly struck: boolean;
};

/**
 * The stage that the events of a proceeding reached. What ends a proceeding stays its stage whatever stands after it; else
 * the last day decides, and on one day the later stage. A hearing counts when it was held after the charge.
 */
export function stageOf(events: readonly Happened[]): Stage {
  const standing = [...events]
    .sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0))
    .filter(({ struck, kind, hearingState }) => !struck && (kind !== "hearing" || hearingState === "held"));
  for (const end of ["joined", "discontinued", "final"] as const)
    if (standing.some(({ kind }) => reached[kind] === end)) return end;
  const charged = standing.some(({ kind }) => kind === "charged");
  let stage: Stage = "opened";
  let day = "";
  for (const { kind, happenedOn } of standing) {
    const to = reached[kind];
    if (to === undefined || (to === "trial" && !charged)) continue;
    // Hearings go on after a verdict; they take nothing back.
    if (to === "trial" && stages.indexOf(stage) > stages.indexOf("trial")) continue;
    if (happenedOn > day || (happenedOn === day && stages.indexOf(to) > stages.indexOf(stage))) {
      stage = to;
      day = happenedOn;
    }
  }
  return stage;
}

/** Events that need another before them, with the refusal's place in the locales. */
const needs: Partial<Record<EventKind, readonly EventKind[]>> = {
  verdict: ["charged"],
  sentence: ["verdict"],
  appeal: ["verdict"],
  "appeal-decided": ["appeal"],
  released: ["custody", "bail"],
};

/** Which kinds of event would have to stand before this one, on that day or earlier; empty when it may be recorded. */
export function missingBefore(
  kind: EventKind,
  happenedOn: string,
  events: readonly Happened[],
): readonly EventKind[] {
  const wanted = needs[kind];
  if (wanted === undefined) return [];
  const there = events.some(
    (event) => !event.struck && wanted.includes(event.kind) && event.happenedOn <= happenedOn,
  );
  return there ? [] : wanted;
}
