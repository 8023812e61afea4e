import { useComputedColorScheme } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { type RefObject, useEffect, useRef } from "react";
import type { Drawing, Option } from "./draw.ts";

/** Colours of the page's tokens, as the picture needs them. */
export type Palette = {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly withheld: string;
  /** The page's typeface: the picture measures its texts with it. */
  readonly font: string;
  /** Okabe and Ito's eight. */
  readonly series: readonly string[];
};

function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--p-${name}`).trim();
  return {
    ink: read("ink"),
    quiet: read("quiet"),
    line: read("line"),
    withheld: read("withheld-ink"),
    font: style.fontFamily,
    series: Array.from({ length: 8 }, (_, n) => read(`chart-${n + 1}`)),
  };
}

export type ChartProps = {
  readonly label: string;
  readonly height: number;
  readonly option: (palette: Palette) => Option;
  /** Gives the drawing as SVG once it stands. */
  readonly drawing?: RefObject<(() => string) | null>;
};

/** A picture whose library is loaded when it is first shown. */
export function Chart({ label, height, option, drawing: handle }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const still = useReducedMotion();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let drawing: Drawing | null = null;
    let gone = false;
    const resized = new ResizeObserver(() => drawing?.resize());
    void import("./draw.ts").then(({ startDrawing }) => {
      if (gone) return;
      element.dataset.scheme = scheme;
      drawing = startDrawing(element);
      drawing.setOption({ animation: !still, animationDuration: 150, ...option(paletteOf(element)) });
      resized.observe(element);
      if (handle) handle.current = () => drawing?.renderToSVGString() ?? "";
    });
    return () => {
      gone = true;
      resized.disconnect();
      drawing?.dispose();
    };
  }, [option, scheme, still, handle]);
  return (
    <div
      ref={box}
      role="img"
      aria-label={label}
      dir="ltr"
      style={{ blockSize: height, inlineSize: "100%" }}
    />
  );
}
