import { addTransfer } from "./add-transfer.ts";
import { getMoneyFlows } from "./get-money-flows.ts";
import { listTransfers } from "./list-transfers.ts";
import { removeTransfer } from "./remove-transfer.ts";

export { importTransfers } from "./import-transfers.ts";
export { financeSpecs } from "./specs.ts";
export const financeActions = [addTransfer, removeTransfer];
export const financeQuestions = [listTransfers, getMoneyFlows];
