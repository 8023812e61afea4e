import type { BrowserDoor } from "#kernel/words";
import { eventTexts } from "../../kernel/event/browser.ts";
import { savedViewTexts } from "../../kernel/saved-view/browser.ts";

/** Parts of the kernel that have screens: their texts stand beside them, their pages in `web/pages`. */
export const parts: readonly BrowserDoor[] = [
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
];
