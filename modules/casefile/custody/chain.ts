import type { Break, CustodyAct, CustodyState } from "./custody.ts";

/** One link of a chain of custody, with what the rule looks at. Struck links are left out by the caller. */
export type Link = {
  readonly eventId: string;
  readonly act: CustodyAct;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly other: string | null;
  readonly seal: string | null;
  readonly sha256: string | null;
};

export type Chain = {
  readonly state: CustodyState;
  readonly holder: string | null;
  readonly breaks: readonly Break[];
};

/** Longer than this between hand-over and receipt asks for an explanation. */
const longOnTheWayHours = 48;

type Standing = {
  holder: string | null;
  /** To whom it is on its way, and since when. */
  towards: { to: string; since: string } | null;
  /** Number of the seal that was put on last; empty when it was sealed without a number. */
  seal: string | null;
  /** Opened since it was sealed. */
  opened: boolean;
  ended: "returned" | "destroyed" | null;
  sha256: string | null;
  begun: boolean;
};

/** Links in the order in which they happened; of one moment, in which they were written down. */
export function inOrder<T extends Pick<Link, "at" | "recordedAt">>(links: readonly T[]): T[] {
  return links.toSorted((a, b) => a.at.localeCompare(b.at) || a.recordedAt.localeCompare(b.recordedAt));
}

/**
 * Who holds a thing now, and where its chain of custody does not hold: hands that were not handed to, seals that differ,
 * openings that were not sealed again, bytes that are others (ISO/IEC 27037:2012, 6.1 and 7; UNODC, Crime scene and
 * physical evidence awareness, 2009).
 */
export function readChain(
  links: readonly Link[],
  { intact }: { intact: boolean | null } = { intact: null },
): Chain {
  const now: Standing = {
    ...{ holder: null, towards: null, seal: null, opened: false, ended: null, sha256: null, begun: false },
  };
  const breaks: Break[] = [];
  for (const link of inOrder(links))
    breaks.push(...breaksAt(now, link).map((one) => ({ ...one, eventId: link.eventId })));
  if (links.length > 0 && !now.begun) breaks.unshift({ code: "no-beginning", eventId: null, params: {} });
  if (intact === false) breaks.push({ code: "bytes-differ", eventId: null, params: {} });
  const state = now.ended ?? (now.towards ? "on-the-way" : now.begun ? "held" : "none");
  return { state, holder: now.ended ? null : (now.towards?.to ?? now.holder), breaks };
}

type Found = Omit<Break, "eventId">;

/** What is wrong at this link; moves the standing on. */
function breaksAt(now: Standing, link: Link): Found[] {
  const found: Found[] = [];
  if (now.ended !== null) found.push({ code: "after-end", params: { act: now.ended } });
  if (link.sha256 !== null && now.sha256 !== null && link.sha256 !== now.sha256)
    found.push({ code: "bytes-differ", params: {} });
  now.sha256 ??= link.sha256;
  switch (link.act) {
    case "seized":
      now.begun = true;
      now.holder = link.by;
      break;
    case "received":
      found.push(...receiving(now, link));
      break;
    case "sealed":
      found.push(...byHolder(now, link));
      now.opened = false;
      break;
    case "examined":
    case "copied":
      found.push(...byHolder(now, link), ...sealAt(now, link));
      if (now.seal !== null) now.opened = true;
      break;
    case "transferred":
      found.push(...byHolder(now, link), ...sealAt(now, link));
      if (now.opened) found.push({ code: "not-sealed-again", params: {} });
      now.towards = { to: link.other ?? "", since: link.at };
      break;
    case "returned":
    case "destroyed":
      found.push(...byHolder(now, link));
      now.ended = link.act;
      break;
    default:
      throw link.act satisfies never;
  }
  // A seal is put on by sealing, and by seizing or receiving a thing that is sealed there and then.
  if (link.seal !== null && ["seized", "received", "sealed"].includes(link.act)) now.seal = link.seal;
  return found;
}

function receiving(now: Standing, link: Link): Found[] {
  const found: Found[] = [];
  if (!now.begun) now.begun = true;
  else if (now.towards === null) {
    if (!same(now.holder, link.by))
      found.push({ code: "received-unsent", params: { by: link.by, holder: now.holder ?? "" } });
  } else {
    if (now.towards.to !== "" && !same(now.towards.to, link.by))
      found.push({ code: "not-received", params: { to: now.towards.to, by: link.by } });
    const hours = (Date.parse(link.at) - Date.parse(now.towards.since)) / 3_600_000;
    if (hours > longOnTheWayHours)
      found.push({ code: "long-on-the-way", params: { hours: String(Math.round(hours)) } });
    found.push(...sealAt(now, link));
  }
  now.towards = null;
  now.holder = link.by;
  return found;
}

/** Whoever does something to a thing has it in hands; what is on its way was not received yet. */
function byHolder(now: Standing, link: Link): Found[] {
  if (!now.begun) return [];
  if (now.towards !== null) {
    const { to } = now.towards;
    now.towards = null;
    now.holder = link.by;
    return [{ code: "not-received", params: { to, by: link.by } }];
  }
  if (same(now.holder, link.by)) return [];
  const holder = now.holder ?? "";
  now.holder = link.by;
  return [{ code: "not-holder", params: { by: link.by, holder } }];
}

function sealAt(now: Standing, link: Link): Found[] {
  if (link.seal === null || now.seal === null || same(link.seal, now.seal) || now.opened) return [];
  return [{ code: "seal-differs", params: { seal: link.seal, before: now.seal } }];
}

/** Names are typed by hand: capitals and spaces do not make another person. */
function same(one: string | null, other: string | null): boolean {
  return plain(one) === plain(other);
}

function plain(text: string | null): string {
  return (text ?? "").normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
}

export type CustodyRefusal = "before-seizure" | "begun-already" | "after-its-end" | "not-yet" | "not-begun";

/** Why an act cannot be written down at all; null when it can. What happened in between is still written, late or not. */
export function refusedAct(
  links: readonly Link[],
  { act, at, now }: { act: CustodyAct; at: string; now: Date },
): CustodyRefusal | null {
  if (Date.parse(at) > now.getTime() + 60_000) return "not-yet";
  const ordered = inOrder(links);
  const start = ordered.find((link) => link.act === "seized" || link.act === "received");
  if (start === undefined) return act === "seized" || act === "received" ? null : "not-begun";
  if (act === "seized") return "begun-already";
  if (Date.parse(at) < Date.parse(start.at)) return "before-seizure";
  const end = ordered.find((link) => link.act === "returned" || link.act === "destroyed");
  if (
    end !== undefined &&
    (Date.parse(at) >= Date.parse(end.at) || act === "returned" || act === "destroyed")
  )
    return "after-its-end";
  return null;
}
