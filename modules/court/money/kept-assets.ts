import { keepLines } from "../lines/keep-lines.ts";
import { assetSpec } from "./asset.ts";
import { leftOf } from "./fund.ts";

/** No more goes to the victims' fund than was brought in, and no more to returns than the fund was given. */
export const keptAssets = keepLines(assetSpec, { left: (_row, acts, act) => leftOf(acts, act) });
