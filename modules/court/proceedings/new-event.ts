import type { Context } from "#kernel/action";
import type { EventContent, EventKind } from "./event.ts";

/** An event about to be written. */
export type NewEvent = {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly happenedOn: string;
  readonly hearing?: { readonly startsAt: Date; readonly zone: string };
  readonly chargeId?: string | null;
  readonly person?: { readonly participantId: string; readonly code: string } | null;
  readonly courtId?: string | null;
  readonly content?: Partial<EventContent>;
};
export type Writing = Omit<Context<unknown>, "input">;
