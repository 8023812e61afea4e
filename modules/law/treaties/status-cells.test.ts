import { describe, expect, it } from "vitest";
import { readBound, readDay } from "./status-cells.ts";

describe("a day in a status table", () => {
  it("is read as the Treaty Collection, ISO and points write it", () => {
    expect(readDay("14 Dec 2000")).toBe("2000-12-14");
    expect(readDay(" 3 September 2001 ")).toBe("2001-09-03");
    expect(readDay("2010-2-3")).toBe("2010-02-03");
    expect(readDay("03.02.2010")).toBe("2010-02-03");
    expect(readDay("")).toBeNull();
  });

  it("that does not exist, or is none, is named so", () => {
    expect(readDay("31 Feb 2010")).toEqual({ wrong: "impossible-date" });
    expect(readDay("2010-13-01")).toEqual({ wrong: "impossible-date" });
    expect(readDay("14 Foo 2000")).toEqual({ wrong: "bad-date" });
    expect(readDay("soon")).toEqual({ wrong: "bad-date" });
  });
});

describe("a day of deposit", () => {
  it("carries the letter that tells how, small and capital apart", () => {
    expect(readBound("24 Sep 2003")).toEqual({ day: "2003-09-24", how: "ratification" });
    expect(readBound("8 Feb 2010 a")).toEqual({ day: "2010-02-08", how: "accession" });
    expect(readBound("8 Feb 2010 A")).toEqual({ day: "2010-02-08", how: "acceptance" });
    expect(readBound("8 Feb 2010 AA")).toEqual({ day: "2010-02-08", how: "approval" });
    expect(readBound("2006-10-23 d")).toEqual({ day: "2006-10-23", how: "succession" });
    expect(readBound("")).toBeNull();
  });

  it("with an unknown letter or an impossible day is refused", () => {
    expect(readBound("8 Feb 2010 x")).toEqual({ wrong: "bad-letter" });
    expect(readBound("30 Feb 2010 a")).toEqual({ wrong: "impossible-date" });
    expect(readBound("a")).toEqual({ wrong: "bad-date" });
  });
});
