import type { WorkContext } from "../action/work-as.ts";

/** What the clock itself tells, once in all servers; `ids.period` is the UTC hour or day, e.g. `2026-03-01`. */
export const clockEvents = ["clock.hour-passed", "clock.day-passed"] as const;

/** What the engine of deadlines tells when a step has come: `ids.deadlineId`, `ids.dossierId`. */
export const deadlineEvents = ["deadline.step-told"] as const;

/** An event as its subscribers are told of it: ids only. */
export type Told = {
  readonly eventId: string;
  readonly name: string;
  readonly ids: Readonly<Record<string, string>>;
  /** When it happened. */
  readonly at: Date;
  /** The agency of whoever caused it. */
  readonly agencyId: string | null;
  /** One of the ids is a sealed dossier's: nothing of it goes to anybody outside the dossier (X8). */
  readonly sealed: boolean;
  /** 1 for the first try. */
  readonly attempt: number;
};

/** What a handler sees: a short transaction as System with the one right that it named. */
export type HandlerContext = WorkContext & { readonly event: Told };

export type HandlerWords = {
  /** One sentence for the manual. */
  readonly about: string;
  /** The right with which System works; the module's definer functions ask for it (`access.has_right`). */
  readonly needs: string;
};

export type Handler = HandlerWords & { readonly handle: (context: HandlerContext) => Promise<void> };

/** A handler with its place: `module:event` is the name under which it is remembered what it was told. */
export type Subscriber = Handler & { readonly name: string; readonly event: string };

/**
 * Declares what a module does when something happened. Its work and the mark that it was told stand or fall together,
 * so that an event told twice works once. It reaches nothing outside the database: for that it starts a job.
 */
export function onEvent(words: HandlerWords) {
  return {
    run(handle: (context: HandlerContext) => Promise<void>): Handler {
      return { ...words, handle };
    },
  };
}
