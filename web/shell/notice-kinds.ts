/** The kinds of notices that have a sentence, and the page that each leads to. */
const places = {
  "break-glass-opened": "/app/access/emergencies",
  "break-glass-asked": "/app/access/emergencies",
  "new-device": "/app/account",
  "passkey-added": "/app/account",
  "passkey-removed": "/app/account",
  "passkey-copied": "/app/account",
  "reset-started": "/app/account",
  "reset-asked": "/app/account",
  "reset-confirmed": "/app/account",
  "reset-stopped": "/app/account",
  "reset-used": "/app/account",
  "token-made": "/app/account",
  "service-token-made": "/app/audit/events",
  "single-sign-on-bound": "/app/account",
  "review-waiting": "/app/review/waiting",
  "review-approved": "/app/review/waiting",
  "review-returned": "/app/review/waiting",
  undelivered: "/app/event/undelivered",
  "webhook-disabled": "/app",
  "consent-exception": "/app/audit/events",
  "retention-warning": "/app",
  "purge-list": "/app/retention/rules",
} as const;

export type NoticeKind = keyof typeof places | "other";

/** The kind whose sentence is shown; `other` for one that this page does not know. */
export function noticeKind(kind: string): NoticeKind {
  return kind in places ? (kind as NoticeKind) : "other";
}

/** Notices that say only that something waits, and where to look for it. */
const quiet: Readonly<Record<string, string>> = { task: "/app/task/mine" };

export function noticePlace(kind: string): string {
  const known = noticeKind(kind);
  return known === "other" ? (quiet[kind] ?? "/app") : places[known];
}
