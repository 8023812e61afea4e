import type { BrowserDoor } from "#kernel/words";

/** What the web app shows of referrals and support files. */
export const referralScreens = {
  nav: [
    { group: "protect", to: "/app/referral/my-day", label: "nav.my-day", needs: "referral.support" },
    { group: "protect", to: "/app/referral/referrals", label: "nav.referrals", needs: "referral.read" },
    { group: "protect", to: "/app/referral/support", label: "nav.support", needs: "referral.support" },
    {
      group: "protect",
      to: "/app/referral/unanswered",
      label: "nav.unanswered",
      needs: "referral.coordinate",
    },
  ],
  pages: [
    {
      path: "/app/referral/my-day",
      help: "help.my-day",
      needs: "referral.support",
      load: () => import("../pages/my-day.tsx"),
    },
    {
      path: "/app/referral/referrals",
      help: "help.referrals",
      needs: "referral.read",
      load: () => import("../pages/referrals.tsx"),
    },
    {
      path: "/app/referral/referral/$code",
      help: "help.referral",
      needs: "referral.read",
      quickExit: true,
      load: () => import("../pages/referral.tsx"),
    },
    {
      path: "/app/referral/support",
      help: "help.support",
      needs: "referral.support",
      load: () => import("../pages/support-files.tsx"),
    },
    {
      path: "/app/referral/support-file/$code",
      help: "help.support-file",
      needs: "referral.support",
      quickExit: true,
      load: () => import("../pages/support-file.tsx"),
    },
    {
      path: "/app/referral/unanswered",
      help: "help.unanswered",
      needs: "referral.coordinate",
      load: () => import("../pages/unanswered.tsx"),
    },
    { path: "/app/referral/hand-over", outside: true, load: () => import("../pages/hand-over.tsx") },
  ],
  home: [
    {
      label: "home.my-day",
      about: "home.my-day-about",
      to: "/app/referral/my-day",
      needs: "referral.support",
      order: 5,
      load: () => import("../pages/my-day-card.tsx"),
    },
    {
      label: "home.unanswered",
      about: "home.unanswered-about",
      to: "/app/referral/unanswered",
      needs: "referral.coordinate",
      order: 5,
      load: () => import("../pages/unanswered-card.tsx"),
    },
  ],
  commands: [
    {
      label: "open-support-file.label",
      needs: "referral.support",
      to: "/app/referral/support",
      action: "referral.open-support-file",
    },
  ],
  lists: {
    "referral.list-referrals": "/app/referral/referrals",
    "referral.list-support-files": "/app/referral/support",
  },
  dossiers: { referral: "/app/referral/referral/$code", support: "/app/referral/support-file/$code" },
} satisfies Omit<BrowserDoor, "name" | "locales">;
