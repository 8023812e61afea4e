import { showFunnel } from "./show-funnel.ts";

/** Statistics of the own cases at court. */
export const funnel = { actions: [], questions: [showFunnel] } as const;
