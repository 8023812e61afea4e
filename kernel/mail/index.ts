export { mailModule } from "./door.ts";
export type { MailSenderSettings } from "./send.ts";
export { sendMail, startMailSender } from "./send.ts";
