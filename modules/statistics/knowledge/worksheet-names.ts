export type { Worksheet } from "./words.ts";

export const levels = ["local", "national", "regional"] as const;
/** What lets offenders commit the crime, profit from it, hide, and escape prosecution. */
export const questions = ["commit", "profit", "hide", "escape"] as const;
