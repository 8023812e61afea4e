export { webhookModule } from "./door.ts";
export { describedOnly, type WebhookPlace } from "./hooks.ts";
export type { SenderSettings } from "./send.ts";
export { sendDue, startWebhookSender, tooMany } from "./send.ts";
export { isSigned, secretOf, signatureHeader } from "./signature.ts";
