import type { BrowserDoor, DoorPage, PageModule } from "#kernel/words";

const search = "referral.search";
const keep = "referral.keep-service";
const gaps = "referral.see-gaps";
const outreach = "referral.record-outreach";
const at = "/app/referral/";

/** A page whose help stands under `help.<name>` in the locales. */
function page(path: string, needs: string, load: () => Promise<PageModule>): DoorPage {
  const [name = path] = path.split("/");
  return { path: at + path, needs, help: `help.${name}`, load };
}

/** What the web app shows of services, gaps, outreach and rights. */
export const directoryScreens = {
  nav: [
    { group: "protect", to: `${at}find`, label: "find.title", needs: search },
    { group: "protect", to: `${at}services`, label: "services.title", needs: search },
    { group: "protect", to: `${at}gaps`, label: "gaps.title", needs: gaps },
    { group: "protect", to: `${at}reporters`, label: "reporters.title", needs: search },
    { group: "protect", to: `${at}outreach`, label: "outreach.title", needs: outreach },
    { group: "protect", to: `${at}rights`, label: "rights.title", needs: search },
    { group: "protect", to: `${at}information`, label: "information.title", needs: search },
  ],
  pages: [
    { ...page("find", search, () => import("../pages/find.tsx")), quickExit: true },
    page("services", search, () => import("../pages/services.tsx")),
    page("service/$id", search, () => import("../pages/service.tsx")),
    page("directory", keep, () => import("../pages/directory.tsx")),
    page("import", keep, () => import("../pages/import.tsx")),
    page("gaps", gaps, () => import("../pages/gaps.tsx")),
    page("connectivity", gaps, () => import("../pages/connectivity.tsx")),
    page("delays", gaps, () => import("../pages/delays.tsx")),
    page("reporters", search, () => import("../pages/reporters.tsx")),
    page("information", search, () => import("../pages/information.tsx")),
    page("outreach", outreach, () => import("../pages/outreach.tsx")),
    page("rights", search, () => import("../pages/rights.tsx")),
  ],
  home: [
    { label: "find.title", about: "home.find", to: `${at}find`, needs: search, order: 32 },
    {
      label: "home.places",
      about: "home.places-about",
      to: `${at}services?mine=mine`,
      needs: keep,
      order: 11,
      load: () => import("../pages/places-card.tsx"),
    },
    { label: "gaps.title", about: "home.gaps", to: `${at}gaps`, needs: gaps, order: 13 },
  ],
  commands: [
    { label: "find.title", needs: search, to: `${at}find` },
    { label: "outreach.add", needs: outreach, to: `${at}outreach`, action: "referral.record-outreach" },
  ],
  lists: {
    "referral.list-services": `${at}services`,
    "referral.list-outreach": `${at}outreach`,
  },
} satisfies Omit<BrowserDoor, "name" | "locales">;
