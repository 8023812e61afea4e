import type { Context } from "../action/context.ts";

/** The part of an action's or question's context that files need. */
export type FileContext = Pick<Context<unknown>, "tx" | "vault" | "actor" | "opened">;
