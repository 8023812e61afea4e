import { useEffect, useState } from "react";

export type Place = {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
};

const every = 150;

/** Where on the screen something stands, followed while pages load and scroll; null while it is not there. */
export function useAnchor(selector: string | undefined): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    setPlace(null);
    if (!selector) return;
    let shown: Element | null = null;
    function look(): void {
      const found = document.querySelector(selector ?? "");
      if (!found || found.getClientRects().length === 0) {
        setPlace(null);
        return;
      }
      if (found !== shown) {
        shown = found;
        found.scrollIntoView({ block: "center" });
      }
      const { top, left, width, height } = found.getBoundingClientRect();
      setPlace((before) =>
        before?.top === top && before.left === left && before.width === width && before.height === height
          ? before
          : { top, left, width, height },
      );
    }
    look();
    const timer = setInterval(look, every);
    return () => clearInterval(timer);
  }, [selector]);
  return place;
}
