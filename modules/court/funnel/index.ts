import { exportFunnel } from "./export-funnel.ts";
import { showFunnel } from "./show-funnel.ts";

/** Statistics of the own cases at court. */
export const funnel = { actions: [], questions: [showFunnel, exportFunnel] } as const;
