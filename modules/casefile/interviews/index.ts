import { beginSession } from "./begin-session.ts";
import { cancelInterview } from "./cancel-interview.ts";
import { closeFreeAccount } from "./close-free-account.ts";
import { compareAccounts } from "./compare-accounts.ts";
import { correctStatement } from "./correct-statement.ts";
import { endInterview } from "./end-interview.ts";
import { endSession } from "./end-session.ts";
import { getStatementHistory } from "./get-statement-history.ts";
import { listInterviews } from "./list-interviews.ts";
import { listStatements } from "./list-statements.ts";
import { planInterview } from "./plan-interview.ts";
import { readStatement } from "./read-statement.ts";
import { recordStatement } from "./record-statement.ts";
import { reviseInterview } from "./revise-interview.ts";
import { translateStatement } from "./translate-statement.ts";
import { weighStatement } from "./weigh-statement.ts";
import { withdrawStatement } from "./withdraw-statement.ts";

export const interviewActions = [
  planInterview,
  reviseInterview,
  beginSession,
  endSession,
  closeFreeAccount,
  endInterview,
  cancelInterview,
  recordStatement,
  correctStatement,
  translateStatement,
  withdrawStatement,
  weighStatement,
];
export const interviewQuestions = [
  listInterviews,
  listStatements,
  readStatement,
  compareAccounts,
  getStatementHistory,
];
