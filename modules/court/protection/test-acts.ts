import { randomUUID } from "node:crypto";
import type { TestAccount } from "#kernel/testing";
import type { CourtGround, WitnessCase } from "../lines/test-ground.ts";
import type { Preparation } from "./preparation-rows.ts";
import type { ReturnCheck } from "./returns-of.ts";
import type { Risk } from "./risk.ts";
import type { Notice } from "./telling.ts";

type Shown = {
  risks: Risk[];
  preparations: Preparation[];
  notices: Notice[];
  returns: ReturnCheck[];
  hearings: { hearingId: string; measures: { lineId: string; what: string }[] }[];
};
type More = { readonly details?: object; readonly hearingId?: string | null; readonly on?: string };

/** What tests of protection do on a ground that is opened before them: words that must stay sealed carry CANARY. */
export function protectionActs(ground: () => CourtGround) {
  const call = (name: string, input: unknown, who?: TestAccount) =>
    ground().call(`court.${name}`, input, who);
  const show = async (caseId: string, who?: TestAccount) =>
    (await call("show-protection", { caseId }, who)) as Shown;
  const facts = (more: object = {}) => ({
    actId: randomUUID(),
    on: ground().today(),
    by: "Court of Veridia CANARY-BY",
    ...more,
  });

  async function request({ caseId, witness }: WitnessCase, what: string, more: More = {}): Promise<string> {
    const { details = {}, hearingId = null, on } = more;
    const lineId = randomUUID();
    const begin = { caseId, what, participantId: witness.participantId, hearingId, details };
    await call("request-measure", { ...facts(on === undefined ? {} : { on }), lineId, begin });
    return lineId;
  }

  async function granted(of: WitnessCase, what: string, more: More = {}) {
    const lineId = await request(of, what, more);
    await call("grant-measure", { ...facts(), lineId });
    return lineId;
  }

  async function assess({ caseId, witness }: WitnessCase, level = "high", days = 20): Promise<Risk> {
    const dates = { assessedOn: ground().today(), reviewBy: ground().inDays(days) };
    return (await call("assess-risk", {
      ...{ riskId: randomUUID(), caseId, participantId: witness.participantId, level, ...dates },
      ...{ threats: ["accused"], by: "Unit 7", words: "Calls at night CANARY-RISK" },
    })) as Risk;
  }

  function askTelling({ caseId, witness }: WitnessCase, more: object) {
    const base = { caseId, participantId: witness.participantId, askedOn: ground().today() };
    return call("ask-telling", { ...base, topics: [], channel: "call", ...more });
  }

  return { call, show, facts, request, granted, assess, askTelling };
}
