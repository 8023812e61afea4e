import type { CaseKind } from "../casefile.ts";

/** One thing to do in a kind of case. Its words are `task-template.<code>` in the module's texts. */
export type TemplateTask = {
  readonly code: string;
  readonly kinds: readonly CaseKind[];
  /** Days within which it should be done. */
  readonly days: number;
};

const trafficking = ["trafficking", "both"] as const;
const smuggling = ["smuggling", "both"] as const;
const every = ["trafficking", "smuggling", "both"] as const;

/**
 * What is to be done in the first weeks, by the crime: advocate and non-punishment where somebody was trafficked (A30, A36),
 * debriefing before a return and the phones of those who led where migrants were smuggled (A36), the money and the papers
 * in both (A10, A17), the scene while it is there (C4), and the papers of those who were found.
 */
export const templateTasks: readonly TemplateTask[] = [
  { code: "advocate", kinds: trafficking, days: 1 },
  { code: "risk", kinds: trafficking, days: 2 },
  { code: "scene", kinds: every, days: 2 },
  { code: "debriefing", kinds: smuggling, days: 3 },
  { code: "phones", kinds: every, days: 7 },
  { code: "documents", kinds: every, days: 7 },
  { code: "wages", kinds: trafficking, days: 14 },
  { code: "route", kinds: smuggling, days: 14 },
  { code: "money", kinds: every, days: 21 },
  { code: "non-punishment", kinds: trafficking, days: 21 },
  { code: "other-states", kinds: every, days: 30 },
];

export function tasksFor(kind: CaseKind): TemplateTask[] {
  return templateTasks.filter(({ kinds }) => kinds.includes(kind));
}

export const templateCodes = templateTasks.map(({ code }) => code) as [string, ...string[]];
