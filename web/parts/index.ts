import type { BrowserDoor } from "#kernel/words";
import { accessTexts, accountTexts } from "../../kernel/access/browser.ts";
import { attachmentTexts } from "../../kernel/attachment/browser.ts";
import { auditTexts } from "../../kernel/audit/browser.ts";
import { consentTexts } from "../../kernel/consent/browser.ts";
import { deadlineTexts } from "../../kernel/deadline/browser.ts";
import { eventTexts } from "../../kernel/event/browser.ts";
import { linkTexts } from "../../kernel/link/browser.ts";
import { mailTexts } from "../../kernel/mail/browser.ts";
import { noteTexts } from "../../kernel/note/browser.ts";
import { retentionTexts } from "../../kernel/retention/browser.ts";
import { reviewTexts } from "../../kernel/review/browser.ts";
import { savedViewTexts } from "../../kernel/saved-view/browser.ts";
import { sectionTexts } from "../../kernel/section/browser.ts";
import { taskTexts } from "../../kernel/task/browser.ts";
import { textSearchTexts } from "../../kernel/text-search/browser.ts";
import { watermarkTexts } from "../../kernel/watermark/browser.ts";
import { webhookTexts } from "../../kernel/webhook/browser.ts";
import { helpTexts } from "../help/texts.ts";

/** Parts of the kernel that have screens: their texts stand beside them, their pages in `web/pages`. */
export const parts: readonly BrowserDoor[] = [
  { ...helpTexts, nav: [], pages: [] },
  { ...accountTexts, nav: [], pages: [] },
  { ...accessTexts, nav: [], pages: [] },
  {
    ...eventTexts,
    nav: [{ group: "run", to: "/app/event/undelivered", label: "nav.undelivered", needs: "event.oversee" }],
    pages: [
      {
        path: "/app/event/undelivered",
        needs: "event.oversee",
        load: () => import("../pages/undelivered.tsx"),
      },
    ],
  },
  { ...savedViewTexts, nav: [], pages: [] },
  {
    ...textSearchTexts,
    nav: [],
    pages: [
      {
        path: "/app/text-search/saved",
        help: "page.help",
        load: () => import("../pages/saved-searches.tsx"),
      },
    ],
  },
  {
    ...auditTexts,
    nav: [{ group: "run", to: "/app/audit/unusual", label: "nav.unusual", needs: "audit.read" }],
    pages: [{ path: "/app/audit/unusual", needs: "audit.read", load: () => import("../pages/unusual.tsx") }],
  },
  {
    ...watermarkTexts,
    nav: [{ group: "run", to: "/app/watermark/find", label: "nav.find", needs: "audit.read" }],
    pages: [
      { path: "/app/watermark/find", needs: "audit.read", load: () => import("../pages/find-mark.tsx") },
    ],
  },
  {
    ...webhookTexts,
    nav: [{ group: "run", to: "/app/webhook/addresses", label: "nav.out", needs: "webhook.manage" }],
    pages: [
      {
        path: "/app/webhook/addresses",
        needs: "webhook.manage",
        load: () => import("../pages/webhooks.tsx"),
      },
      {
        path: "/app/webhook/deliveries/$hookId",
        needs: "webhook.manage",
        load: () => import("../pages/webhook-deliveries.tsx"),
      },
    ],
  },
  { ...mailTexts, nav: [], pages: [] },
  {
    ...consentTexts,
    nav: [{ group: "protect", to: "/app/consent/consents", label: "nav.consents", needs: "consent.read" }],
    pages: [
      { path: "/app/consent/consents", needs: "consent.read", load: () => import("../pages/consents.tsx") },
    ],
  },
  {
    ...reviewTexts,
    nav: [{ group: "run", to: "/app/review/waiting", label: "nav.waiting", needs: "signed-in" }],
    pages: [{ path: "/app/review/waiting", load: () => import("../pages/review-queue.tsx") }],
  },
  {
    ...retentionTexts,
    nav: [{ group: "run", to: "/app/retention/rules", label: "nav.retention", needs: "retention.read" }],
    pages: [
      { path: "/app/retention/rules", needs: "retention.read", load: () => import("../pages/retention.tsx") },
    ],
  },
  { ...sectionTexts, nav: [], pages: [] },
  { ...attachmentTexts, nav: [], pages: [] },
  {
    ...deadlineTexts,
    nav: [
      { group: "run", to: "/app/deadline/calendars", label: "nav.calendars", needs: "deadline.announce" },
    ],
    pages: [{ path: "/app/deadline/calendars", load: () => import("../pages/calendars.tsx") }],
  },
  { ...linkTexts, nav: [], pages: [] },
  { ...noteTexts, nav: [], pages: [] },
  {
    ...taskTexts,
    nav: [],
    pages: [{ path: "/app/task/mine", needs: "task.read", load: () => import("../pages/my-tasks.tsx") }],
    home: [
      {
        label: "mine.title",
        about: "mine.about",
        to: "/app/task/mine",
        needs: "task.read",
        order: 15,
        load: () => import("../pages/my-tasks-card.tsx"),
      },
    ],
  },
];
