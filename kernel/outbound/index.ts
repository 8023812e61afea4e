export { isLoopbackAddress, isPublicAddress } from "./address.ts";
export { isHostEntry } from "./hosts.ts";
export type { Outbound, OutboundAnswer, OutboundInit, OutboundRequest } from "./outbound.ts";
export { createOutbound } from "./outbound.ts";
export {
  OutboundProblem,
  type OutboundProblemCode,
  outboundProblems,
  outboundProblemText,
} from "./problem.ts";
export type { OutboundSettings } from "./target.ts";
