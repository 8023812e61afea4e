import { holds, type Session } from "../api/session.ts";

export type TourStep = {
  /** Key of its text, `tour.<name>.title` and `.text`. */
  readonly name: string;
  /** The page on which it happens; the present one when left out. */
  readonly to?: string;
  /** A link on the page whose address is the step's page, for dossiers whose codes nobody knows beforehand. */
  readonly through?: string;
  /** What it is about; the step stands in the middle when nothing of it is there. */
  readonly anchor?: string;
};

const cases: readonly TourStep[] = [
  { name: "cases", to: "/app/casefile/cases", anchor: "main h1" },
  { name: "access", to: "/app/casefile/cases", through: "main a[data-main]", anchor: "main aside h2" },
  { name: "reveal", anchor: "[data-tour=person]" },
  { name: "next-steps", anchor: "#dossier-next" },
];

const figures: readonly TourStep[] = [
  { name: "question", to: "/app/statistics/profile", anchor: "main h1" },
  { name: "source", anchor: "main section footer" },
];

/** The tour for a reader's roles: work with cases, or figures, or what everybody has. */
export function tourFor(session: Pick<Session, "rights">): TourStep[] {
  const own = holds(session, "casefile.read") ? cases : holds(session, "statistics.read") ? figures : [];
  return [
    { name: "welcome", to: "/app" },
    { name: "places", anchor: "[data-tour=places]" },
    ...own,
    { name: "search", anchor: "[data-tour=search]" },
    { name: "bell", anchor: "[data-tour=bell]" },
    { name: "help", anchor: "[data-tour=help]" },
  ];
}
