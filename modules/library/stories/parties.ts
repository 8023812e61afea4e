/** Whose consent may be recorded. */
export const parties = ["survivor", "guardian", "child", "survivor-at-eighteen"] as const;
export type Party = (typeof parties)[number];
