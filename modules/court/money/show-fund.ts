import { question } from "#kernel/action";
import { Fund, FundAsk, readFund } from "./read-fund.ts";

export const showFund = question({
  name: "court.show-fund",
  about:
    "What confiscated assets brought in the cases that the reader may open, what of it the victims' fund was given, what of that finances returns, and what is left, by currency and year.",
  needs: "court.read",
  audited: true,
  input: FundAsk,
  output: Fund,
}).run((context) => readFund(context, context.input));
