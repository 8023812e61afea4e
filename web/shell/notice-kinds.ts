/** The kinds of notices that have a sentence, and the page that each leads to. */
const places = {
  "break-glass-opened": "/app/access/emergencies",
  "break-glass-asked": "/app/access/emergencies",
  "new-device": "/app/account",
  "device-lost": "/app/account",
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
  "roles-single-handed": "/app/audit/events",
  "agency-grant-single-handed": "/app/audit/events",
  "roles-confirmed": "/app/account",
  "single-sign-on-bound": "/app/account",
  "webhook-disabled": "/app/event/undelivered",
  undelivered: "/app/event/undelivered",
  task: "/app/task/mine",
  deadline: "/app/task/mine",
  "retention-warning": "/app/notices",
  "purge-list": "/app/retention/rules",
  "review-waiting": "/app/review/waiting",
  "review-approved": "/app/review/waiting",
  "review-returned": "/app/review/waiting",
  "consent-exception": "/app/audit/events",
  "story-ends-soon": "/app/library/story-drafts",
  "correction-due": "/app/caselaw/corrections",
  "correction-late": "/app/caselaw/corrections",
  "story-left": "/app/library/story-drafts",
  "search-news": "/app/text-search/saved",
  "referral-waits": "/app/referral/my-day",
  "referral-answered": "/app/referral/my-day",
  "referral-moved": "/app/referral/my-day",
  "referral-unanswered": "/app/referral/unanswered",
  "referral-withdrawn": "/app/referral/my-day",
  "referral-recalled": "/app/referral/my-day",
  "case-release": "/app/casefile/diary",
  complaint: "/app/casefile/complaints",
  conflict: "/app/casefile/complaints",
  "answers-handed": "/app/screening/handed",
  "answers-taken-back": "/app/screening/handed",
  "services-stale": "/app/referral/services?stale=stale&mine=mine",
} as const;

/** Kinds that are about one dossier, whose page they open where there is one. */
const aboutDossier: readonly string[] = [
  "task",
  "deadline",
  "retention-warning",
  "referral-waits",
  "referral-answered",
  "referral-moved",
  "referral-unanswered",
  "referral-withdrawn",
  "complaint",
  "conflict",
  "answers-handed",
];

export type NoticeKind = keyof typeof places | "other";

/** The kind whose sentence is shown; `other` for one that this page does not know. */
export function noticeKind(kind: string): NoticeKind {
  return kind in places ? (kind as NoticeKind) : "other";
}

/** Where a notice is dealt with. `dossier` is the address of the dossier's page, when it has one. */
export function noticePlace(kind: string, dossier: string | null = null): string {
  if (dossier !== null && aboutDossier.includes(kind)) return dossier;
  const known = noticeKind(kind);
  return known === "other" ? "/app/notices" : places[known];
}
