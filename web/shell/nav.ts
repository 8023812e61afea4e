import { type BrowserDoor, type HomeItem, type NavGroup, type NavItem, navGroups } from "#kernel/words";
import { holds, type Session } from "../api/session.ts";

type Rights = Pick<Session, "rights">;

/** An item with the name space of its texts in front of the keys. */
function named<Item extends { readonly label: string }>(module: string, items: readonly Item[]): Item[] {
  return items.map((item) => ({ ...item, label: `${module}:${item.label}` }));
}

export type NavSection = { readonly group: NavGroup; readonly items: readonly NavItem[] };

/** The navigation that this reader's roles use, in the order of the chain; groups without items are not there. */
export function navFor(
  session: Rights,
  doors: readonly BrowserDoor[],
  own: readonly NavItem[],
): NavSection[] {
  const all = [...doors.flatMap((door) => named(door.name, door.nav)), ...named("web", own)];
  const held = all.filter((item) => holds(session, item.needs));
  return navGroups
    .map((group) => ({ group, items: held.filter((item) => item.group === group) }))
    .filter(({ items }) => items.length > 0);
}

/** What this reader's home page offers, the most pressing first. */
export function homeFor(
  session: Rights,
  doors: readonly BrowserDoor[],
  own: readonly HomeItem[],
): HomeItem[] {
  const items = [
    ...doors.flatMap((door) => (door.home ?? []).map((item) => withAbout(door.name, item))),
    ...own.map((item) => withAbout("web", item)),
  ];
  return items
    .filter((item) => holds(session, item.needs))
    .sort((a, b) => (a.order ?? 100) - (b.order ?? 100));
}

/** The places that this reader's home page names, in its order, then the others: a phone has room for the first few. */
export function pressingFirst(sections: readonly NavSection[], home: readonly HomeItem[]): NavItem[] {
  const items = sections.flatMap((section) => section.items);
  const named = home.flatMap(({ to }) => items.filter((item) => item.to === to.split("?")[0]));
  return [...new Set([...named, ...items])];
}

function withAbout(module: string, item: HomeItem): HomeItem {
  return { ...item, label: `${module}:${item.label}`, about: `${module}:${item.about}` };
}

/**
 * The item at or under whose address the reader is, the longest of several. A record stands under the singular of its list:
 * `/app/casefile/case/C-7F3KQ2` belongs to `/app/casefile/cases`.
 */
export function currentItem(items: readonly Pick<NavItem, "to">[], path: string): string | undefined {
  const holding = items.filter(
    ({ to }) =>
      path === to ||
      path.startsWith(`${to}/`) ||
      (to.endsWith("s") && path.startsWith(`${to.slice(0, -1)}/`)),
  );
  return holding.sort((a, b) => b.to.length - a.to.length)[0]?.to;
}
