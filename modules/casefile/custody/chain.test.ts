import { describe, expect, it } from "vitest";
import { type Link, readChain, refusedAct } from "./chain.ts";
import type { CustodyAct } from "./custody.ts";

let number = 0;
/** A link at an hour of one day; hours beyond 24 are the days after. */
function link(act: CustodyAct, hour: number, by: string, more: Partial<Link> = {}): Link {
  number += 1;
  const at = new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
  const eventId = `0190d000-0000-7000-8000-${String(number).padStart(12, "0")}`;
  return { eventId, act, at, recordedAt: at, by, other: null, seal: null, sha256: null, ...more };
}

const codes = (links: Link[], intact: boolean | null = null) =>
  readChain(links, { intact }).breaks.map(({ code }) => code);

describe("a chain of custody", () => {
  it("holds from hand to hand, sealed, opened, sealed again and returned", () => {
    const links = [
      link("seized", 9, "Insp. Vidal", { seal: "A-1" }),
      link("transferred", 11, "insp.  vidal", { other: "Lab 4", seal: "A-1" }),
      link("received", 12, "Lab 4", { other: "Insp. Vidal", seal: "A-1" }),
      link("examined", 13, "Lab 4", { seal: "A-1" }),
      link("sealed", 14, "Lab 4", { seal: "B-7" }),
      link("transferred", 15, "Lab 4", { other: "Insp. Vidal", seal: "B-7" }),
      link("received", 16, "Insp. Vidal", { seal: "B-7" }),
      link("returned", 40, "Insp. Vidal", { other: "owner" }),
    ];
    expect(readChain(links.toReversed())).toEqual({ state: "returned", holder: null, breaks: [] });
  });

  it("names who holds it, and to whom it is on its way", () => {
    const seized = link("seized", 9, "Vidal");
    expect(readChain([seized])).toMatchObject({ state: "held", holder: "Vidal" });
    const sent = link("transferred", 10, "Vidal", { other: "Lab" });
    expect(readChain([seized, sent])).toMatchObject({ state: "on-the-way", holder: "Lab" });
    expect(readChain([])).toEqual({ state: "none", holder: null, breaks: [] });
  });

  it("breaks where nobody handed it over, and says who held it", () => {
    const links = [link("seized", 9, "Vidal"), link("examined", 10, "Orlov"), link("copied", 11, "Orlov")];
    expect(readChain(links).breaks).toEqual([
      { code: "not-holder", eventId: links[1]?.eventId, params: { by: "Orlov", holder: "Vidal" } },
    ]);
    expect(codes([link("seized", 9, "Vidal"), link("received", 10, "Lab")])).toEqual(["received-unsent"]);
  });

  it("breaks where it was received by another, by nobody, or after days", () => {
    const sent = [link("seized", 1, "Vidal"), link("transferred", 2, "Vidal", { other: "Lab" })];
    expect(codes([...sent, link("received", 3, "Store")])).toEqual(["not-received"]);
    expect(codes([...sent, link("examined", 3, "Lab")])).toEqual(["not-received"]);
    expect(codes([...sent, link("received", 51, "Lab")])).toEqual(["long-on-the-way"]);
    expect(codes([...sent, link("received", 50, "Lab")])).toEqual([]);
  });

  it("breaks where a seal differs, or was opened and not put on again", () => {
    const seized = link("seized", 1, "Vidal", { seal: "A-1" });
    expect(codes([seized, link("transferred", 2, "Vidal", { other: "Lab", seal: "A-2" })])).toEqual([
      "seal-differs",
    ]);
    expect(
      codes([seized, link("examined", 2, "Vidal"), link("transferred", 3, "Vidal", { other: "Lab" })]),
    ).toEqual(["not-sealed-again"]);
  });

  it("breaks where the bytes are others, and after its end", () => {
    const a = "a".repeat(64);
    const links = [
      link("received", 1, "Vidal", { sha256: a }),
      link("copied", 2, "Vidal", { sha256: "b".repeat(64) }),
    ];
    expect(codes(links)).toEqual(["bytes-differ"]);
    expect(codes([link("received", 1, "Vidal", { sha256: a })], false)).toEqual(["bytes-differ"]);
    expect(codes([link("received", 1, "Vidal", { sha256: a })], true)).toEqual([]);
    const ended = [link("seized", 1, "V"), link("returned", 2, "V"), link("examined", 3, "V")];
    expect(codes(ended)).toEqual(["after-end"]);
  });

  it("has no beginning when the beginning was struck", () => {
    expect(codes([link("examined", 3, "Lab")])).toEqual(["no-beginning"]);
  });
});

describe("an act of custody", () => {
  const now = new Date(Date.UTC(2026, 2, 3));
  const seized = link("seized", 9, "Vidal");
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();

  it("is refused before the seizure, before any beginning, twice seized, in the future and after the end", () => {
    expect(refusedAct([seized], { act: "examined", at: at(8), now })).toBe("before-seizure");
    expect(refusedAct([], { act: "examined", at: at(8), now })).toBe("not-begun");
    expect(refusedAct([seized], { act: "seized", at: at(10), now })).toBe("begun-already");
    expect(refusedAct([seized], { act: "sealed", at: at(25), now })).toBe("not-yet");
    const ended = [seized, link("destroyed", 12, "Vidal")];
    expect(refusedAct(ended, { act: "examined", at: at(13), now })).toBe("after-its-end");
    expect(refusedAct(ended, { act: "returned", at: at(10), now })).toBe("after-its-end");
  });

  it("that was forgotten is written down late, in its place", () => {
    const ended = [seized, link("destroyed", 12, "Vidal")];
    expect(refusedAct(ended, { act: "examined", at: at(11), now })).toBeNull();
    expect(refusedAct([], { act: "received", at: at(11), now })).toBeNull();
  });
});
