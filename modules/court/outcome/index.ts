import { exportFund } from "../money/export-fund.ts";
import { keptAssets } from "../money/kept-assets.ts";
import { showFund } from "../money/show-fund.ts";
import { showMoney } from "../money/show-money.ts";
import { exportDowngrades } from "./export-downgrades.ts";
import { keptOrders } from "./kept-orders.ts";
import { listDowngrades } from "./list-downgrades.ts";
import { recordVerdict } from "./record-verdict.ts";
import { showOutcome } from "./show-outcome.ts";
import { strikeVerdict } from "./strike-verdict.ts";

/** Verdicts, what was ordered to be paid, and what became of assets. */
export const outcomeParts = {
  actions: [...keptOrders.actions, ...keptAssets.actions, recordVerdict, strikeVerdict],
  questions: [
    ...keptOrders.questions,
    ...keptAssets.questions,
    showOutcome,
    listDowngrades,
    showMoney,
    showFund,
    exportFund,
    exportDowngrades,
  ],
} as const;
