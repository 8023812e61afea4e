import type { DoorCommand, DoorPage, HomeItem, NavItem } from "#kernel/words";

/** Those who may open a dossier in danger, and those who look at it. */
const emergencies = ["access.break-glass", "access.approve-break-glass", "audit.read"] as const;

/** The shell's own pages: what the kernel does by itself, without any module. */
export const ownPages: readonly DoorPage[] = [
  { path: "/app/account", load: () => import("../pages/account.tsx") },
  { path: "/app/notices", load: () => import("../pages/notices.tsx") },
  { path: "/app/first-steps", needs: "account.manage", load: () => import("../pages/first-steps.tsx") },
  { path: "/app/jobs", load: () => import("../pages/jobs.tsx") },
  { path: "/app/jobs/$jobId", load: () => import("../pages/job.tsx") },
  { path: "/app/imports", needs: "import.run", load: () => import("../pages/imports.tsx") },
  { path: "/app/access/accounts", needs: "account.manage", load: () => import("../pages/accounts.tsx") },
  { path: "/app/access/agencies", needs: "account.manage", load: () => import("../pages/agencies.tsx") },
  {
    path: "/app/access/service-accounts",
    needs: "account.manage",
    load: () => import("../pages/service-accounts.tsx"),
  },
  {
    path: "/app/access/agency-grants",
    needs: "access.give-agency-grant",
    load: () => import("../pages/agency-grants.tsx"),
  },
  { path: "/app/access/emergencies", needs: emergencies, load: () => import("../pages/emergencies.tsx") },
  { path: "/app/audit/events", needs: "audit.read", load: () => import("../pages/audit-events.tsx") },
  { path: "/app/audit/chain", needs: "audit.read", load: () => import("../pages/audit-chain.tsx") },
];

export const ownNav: readonly NavItem[] = [
  { group: "run", to: "/app/first-steps", label: "nav.first-steps", needs: "account.manage" },
  { group: "run", to: "/app/imports", label: "nav.imports", needs: "import.run" },
  { group: "run", to: "/app/access/accounts", label: "nav.accounts", needs: "account.manage" },
  { group: "run", to: "/app/access/agencies", label: "nav.agencies", needs: "account.manage" },
  {
    group: "run",
    to: "/app/access/service-accounts",
    label: "nav.service-accounts",
    needs: "account.manage",
  },
  {
    group: "run",
    to: "/app/access/agency-grants",
    label: "nav.agency-grants",
    needs: "access.give-agency-grant",
  },
  { group: "run", to: "/app/access/emergencies", label: "nav.emergencies", needs: emergencies },
  { group: "run", to: "/app/audit/events", label: "nav.audit-events", needs: "audit.read" },
  { group: "run", to: "/app/audit/chain", label: "nav.audit-chain", needs: "audit.read" },
  { group: "run", to: "/app/jobs", label: "nav.jobs", needs: "signed-in" },
];

/** What administrators do by its name from anywhere. */
export const ownCommands: readonly DoorCommand[] = [
  {
    label: "accounts.open",
    needs: "account.manage",
    to: "/app/access/accounts",
    action: "account.open-account",
  },
  {
    label: "agencies.open",
    needs: "account.manage",
    to: "/app/access/agencies",
    action: "account.open-agency",
  },
];

export const ownHome: readonly HomeItem[] = [
  { to: "/app/imports", label: "nav.imports", about: "home.imports", needs: "import.run", order: 60 },
  {
    to: "/app/access/accounts",
    label: "nav.accounts",
    about: "home.accounts",
    needs: "account.manage",
    order: 12,
  },
  {
    to: "/app/access/agency-grants",
    label: "nav.agency-grants",
    about: "home.agency-grants",
    needs: "access.give-agency-grant",
    order: 75,
  },
  {
    to: "/app/audit/chain",
    label: "nav.audit-chain",
    about: "home.audit-chain",
    needs: "audit.read",
    order: 10,
  },
  {
    to: "/app/audit/events",
    label: "nav.audit-events",
    about: "home.audit-events",
    needs: "audit.read",
    order: 20,
  },
  {
    to: "/app/access/emergencies",
    label: "nav.emergencies",
    about: "home.emergencies",
    needs: ["access.approve-break-glass", "audit.read"],
    order: 30,
  },
  { to: "/app/jobs", label: "nav.jobs", about: "home.jobs", needs: "import.run", order: 800 },
  { to: "/app/account", label: "nav.account", about: "home.account", needs: "signed-in", order: 900 },
];
