import type { SupportFile } from "./words.ts";

export type Moment = {
  readonly at: string;
  /** Key of the sentence under `chronology.`. */
  readonly what:
    | "identified"
    | "opened"
    | "first-contact"
    | "reflection"
    | "need"
    | "goal"
    | "appointment"
    | "review"
    | "risk"
    | "notice"
    | "told";
  /** Code of the kind, whose name stands under `group`. */
  readonly of?: { readonly group: "need-kind" | "danger" | "telling-topic"; readonly code: string };
};

/** Everything that stands in a support file with its moment, the newest first; moments alone, never words. */
export function chronologyOf(file: SupportFile): Moment[] {
  const moments: (Moment | { at: null })[] = [
    { at: file.openedAt, what: "opened" },
    { at: file.identifiedAt, what: "identified" } as Moment,
    { at: file.firstContact, what: "first-contact" } as Moment,
    { at: file.reflectionFrom, what: "reflection" } as Moment,
    ...file.needs.map(({ toldAt, kind }) => moment(toldAt, "need", { group: "need-kind", code: kind })),
    ...file.goals.map(({ setAt }) => moment(setAt, "goal")),
    ...file.appointments
      .filter(({ state }) => state !== "cancelled")
      .map(({ at, kind }) => moment(at, "appointment", { group: "need-kind", code: kind })),
    ...file.reviews.map(({ heldAt }) => moment(heldAt, "review")),
    ...file.risks.map(({ assessedAt, danger }) =>
      moment(assessedAt, "risk", { group: "danger", code: danger }),
    ),
    ...file.tellings.flatMap(({ receivedAt, toldAt, topic }) => [
      moment(receivedAt, "notice", { group: "telling-topic", code: topic }),
      ...(toldAt === null ? [] : [moment(toldAt, "told", { group: "telling-topic", code: topic })]),
    ]),
  ];
  return moments
    .filter((one): one is Moment => one.at !== null)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function moment(at: string, what: Moment["what"], of?: Moment["of"]): Moment {
  return of === undefined ? { at, what } : { at, what, of };
}
