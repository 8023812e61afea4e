import { expect, it } from "vitest";
import type { BrowserDoor } from "#kernel/words";
import { currentItem, homeFor, navFor, pressingFirst } from "./nav.ts";

const texts = async () => ({});
const door: BrowserDoor = {
  name: "casefile",
  nav: [
    { group: "investigate", to: "/app/casefile/cases", label: "nav.cases", needs: "casefile.read" },
    { group: "measure", to: "/app/casefile/counts", label: "nav.counts", needs: "casefile.count" },
  ],
  pages: [],
  locales: { ar: texts, zh: texts, en: texts, fr: texts, ru: texts, es: texts },
  home: [
    {
      label: "home.mine",
      about: "home.mine-about",
      to: "/app/casefile/cases",
      needs: "casefile.read",
      order: 5,
    },
  ],
};
const own = [{ group: "run", to: "/app/jobs", label: "nav.jobs", needs: "signed-in" }] as const;

it("shows only what the reader's rights open, with the texts of each module", () => {
  const sections = navFor({ rights: ["casefile.read"] }, [door], own);
  expect(sections.map(({ group, items }) => [group, items.map((item) => item.label)])).toEqual([
    ["investigate", ["casefile:nav.cases"]],
    ["run", ["web:nav.jobs"]],
  ]);
  expect(navFor({ rights: [] }, [door], own).map(({ group }) => group)).toEqual(["run"]);
});

it("puts the most pressing first on the home page", () => {
  const mine = [{ label: "nav.jobs", about: "home.jobs", to: "/app/jobs", needs: "signed-in" }];
  const items = homeFor({ rights: ["casefile.read"] }, [door], mine);
  expect(items.map((item) => item.about)).toEqual(["casefile:home.mine-about", "web:home.jobs"]);
});

it("puts what the home page names first where there is room for a few places only", () => {
  const place = (to: string) => ({ group: "know", to, label: to, needs: "signed-in" }) as const;
  const sections = [{ group: "know", items: ["/a", "/b", "/c"].map(place) }] as const;
  const home = ["/c?years=new", "/elsewhere", "/b", "/c"].map((to) => ({ ...place(to), about: to }));
  expect(pressingFirst(sections, home).map(({ to }) => to)).toEqual(["/c", "/b", "/a"]);
  expect(pressingFirst(sections, []).map(({ to }) => to)).toEqual(["/a", "/b", "/c"]);
});

it("knows where the reader is", () => {
  const items = [{ to: "/app/jobs" }, { to: "/app/jobs/old" }];
  expect(currentItem(items, "/app/jobs/old/1")).toBe("/app/jobs/old");
  expect(currentItem(items, "/app/jobs/1")).toBe("/app/jobs");
  expect(currentItem(items, "/app/jobsite")).toBeUndefined();
  expect(currentItem(items, "/app/job/1")).toBe("/app/jobs");
  expect(currentItem(items, "/app/job")).toBeUndefined();
});
