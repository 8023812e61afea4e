import { defineBrowser } from "#kernel/words";
import { referralScreens } from "./referrals/screens.ts";
import { directoryScreens } from "./services/screens.ts";

/** What the web app shows of services, referrals and gaps. */
export const referral = defineBrowser({
  name: "referral",
  nav: [...referralScreens.nav, ...directoryScreens.nav],
  pages: [...referralScreens.pages, ...directoryScreens.pages],
  home: [...referralScreens.home, ...directoryScreens.home],
  commands: [...referralScreens.commands, ...directoryScreens.commands],
  lists: { ...referralScreens.lists, ...directoryScreens.lists },
  beside: [
    { dossier: "screening", needs: "referral.refer", load: () => import("./pages/from-screening.tsx") },
  ],
  dossiers: referralScreens.dossiers,
  locales: {
    ar: () => import("./locales/ar.json"),
    zh: () => import("./locales/zh.json"),
    en: () => import("./locales/en.json"),
    fr: () => import("./locales/fr.json"),
    ru: () => import("./locales/ru.json"),
    es: () => import("./locales/es.json"),
  },
});
