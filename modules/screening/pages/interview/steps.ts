import type { Instrument } from "../../screening.ts";
import type { Note } from "./note.ts";

export const plainSteps = [
  "safety",
  "rights",
  "wishes",
  "interpreter",
  "beside",
  "person",
  "choose",
] as const;
export type Step = (typeof plainSteps)[number] | "files" | "result" | `part ${string}`;

/** The steps of an interview in the order in which the work happens; any of them may be opened at any time. */
export function stepsOf({ interview }: Pick<Note, "interview">, instruments: readonly Instrument[]): Step[] {
  const parts = interview.parts.filter(({ instrument, version }) =>
    instruments.some((one) => one.id === instrument && one.version === version),
  );
  return [
    ...plainSteps.filter((step) => step !== "interpreter" || interview.safety.interpreterNeeded === "yes"),
    ...parts.map(({ instrument, version }): Step => `part ${instrument} ${version}`),
    "files",
    "result",
  ];
}
