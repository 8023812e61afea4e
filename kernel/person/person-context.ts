import type { Context } from "../action/context.ts";

/** The part of an action's or question's context that people need. */
export type PersonContext = Pick<Context<unknown>, "tx" | "vault" | "actor" | "now" | "opened">;
