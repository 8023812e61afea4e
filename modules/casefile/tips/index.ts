import { getTip } from "./get-tip.ts";
import { giveFeedback } from "./give-feedback.ts";
import { linkTip } from "./link-tip.ts";
import { listTipDossiers } from "./list-tip-dossiers.ts";
import { receiveTip } from "./receive-tip.ts";
import { triageTip } from "./triage-tip.ts";

export { tipDossier } from "./tip.ts";
export const tipActions = [receiveTip, triageTip, linkTip, giveFeedback];
export const tipQuestions = [listTipDossiers, getTip];
