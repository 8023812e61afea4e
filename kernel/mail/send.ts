import { createTransport } from "nodemailer";
import type pg from "pg";
import type { MailSettings } from "../config/index.ts";
import { isLang } from "../i18n/lang.ts";
import { isLoopbackAddress } from "../outbound/index.ts";
import { locales } from "./text.ts";

export type MailSenderSettings = {
  readonly app: Pick<pg.Pool, "query">;
  readonly mail: MailSettings;
  readonly log: (word: string, figures: Readonly<Record<string, number | string>>) => void;
  /** Milliseconds between two looks; a minute when left out. */
  readonly everyMs?: number;
};

/** Tells readers by mail that something waits, beside the requests; any number of servers may do so at once. */
export function startMailSender(settings: MailSenderSettings): { stop: () => Promise<void> } {
  let busy: Promise<unknown> = Promise.resolve();
  let working = false;
  const timer = setInterval(() => {
    if (working) return;
    working = true;
    busy = sendMail(settings)
      .catch((error: unknown) =>
        settings.log("mail-waits", { error: error instanceof Error ? error.name : "unknown" }),
      )
      .finally(() => {
        working = false;
      });
  }, settings.everyMs ?? 60_000);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await busy;
    },
  };
}

/** Sends what is due; gives how many messages were taken by the mail server and how many were not. */
export async function sendMail({
  app,
  mail,
  log,
}: MailSenderSettings): Promise<{ sent: number; failed: number }> {
  const { rows } = await app.query<{ message_id: string; email: string; lang: string }>(
    "select * from mail.take($1, 200)",
    [mail.perHour],
  );
  const count = { sent: 0, failed: 0 };
  if (rows.length === 0) return count;
  const transport = transportOf(mail);
  try {
    for (const { message_id, email, lang } of rows) {
      const { subject, text } = locales[isLang(lang) ? lang : "en"].message;
      try {
        await transport.sendMail({ from: mail.from, to: email, subject, text, xMailer: false });
        count.sent += 1;
      } catch (error) {
        count.failed += 1;
        await app.query("select mail.failed($1)", [message_id]);
        log("mail-not-taken", { error: codeOf(error) });
      }
    }
  } finally {
    transport.close();
  }
  return count;
}

/** The server of the settings and no other; without TLS only on this machine. */
function transportOf({ url }: MailSettings) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const secure = protocol === "smtps:";
  const near = host === "localhost" || isLoopbackAddress(host);
  return createTransport({
    host,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !near,
    ignoreTLS: !secure && near,
    ...(username === ""
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
}

/** The kind of trouble; the server's own words may hold an address. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "error";
}
