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
  readonly paper: string;
  /** Land without a figure. */
  readonly land: string;
  /** Six shades of one colour, from little to much. */
  readonly shades: readonly string[];
};

const shades = {
  light: ["#d3e6de", "#a6cdbf", "#79b3a0", "#4d9680", "#2a7762", "#0f4a3d"],
  dark: ["#24443a", "#2f5f51", "#3d7c6a", "#559b87", "#7cc4ae", "#c4ecdf"],
};

function paletteOf(element: HTMLElement, scheme: "light" | "dark"): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--p-${name}`).trim();
  return {
    ink: read("ink"),
    quiet: read("quiet"),
    line: read("line"),
    withheld: read("withheld-ink"),
    font: style.fontFamily,
    series: Array.from({ length: 8 }, (_, n) => read(`chart-${n + 1}`)),
    paper: read("paper"),
    land: scheme === "dark" ? "#1e2522" : "#efeee8",
    shades: shades[scheme],
  };
}

export type ChartProps = {
  readonly label: string;
  /** In pixels, or as a length of the style sheet. */
  readonly height: number | string;
  /** What is drawn; a promise where a part of the library or a map is to be loaded first. */
  readonly option: (palette: Palette) => Option | Promise<Option>;
  /** Gives the drawing as SVG once it stands. */
  readonly drawing?: RefObject<(() => string) | null>;
  /** Marks a part of the picture by its name; null takes the mark away. */
  readonly pointer?: RefObject<((name: string | null) => void) | null>;
};

/** A picture whose library is loaded when it is first shown. */
export function Chart({ label, height, option, drawing: handle, pointer }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const still = useReducedMotion();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let drawing: Drawing | null = null;
    let gone = false;
    const resized = new ResizeObserver(() => drawing?.resize());
    const draw = async () => {
      seen.disconnect();
      const [{ startDrawing }, drawn] = await Promise.all([
        import("./draw.ts"),
        option(paletteOf(element, scheme)),
      ]);
      if (gone || drawing !== null) return;
      element.dataset.scheme = scheme;
      drawing = startDrawing(element);
      drawing.setOption({ animation: !still, animationDuration: 150, ...drawn });
      resized.observe(element);
      if (handle) handle.current = () => drawing?.renderToSVGString() ?? "";
      if (pointer)
        pointer.current = (name) => {
          drawing?.dispatchAction({ type: "downplay" });
          if (name !== null) drawing?.dispatchAction({ type: "highlight", seriesIndex: [0, 1], name });
        };
    };
    // A page has many pictures: each is drawn when it comes near, and all before the page is printed.
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void draw();
      },
      { rootMargin: "300px" },
    );
    const print = () => void (drawing === null ? draw() : null);
    seen.observe(element);
    window.addEventListener("beforeprint", print);
    return () => {
      gone = true;
      seen.disconnect();
      window.removeEventListener("beforeprint", print);
      resized.disconnect();
      drawing?.dispose();
    };
  }, [option, scheme, still, handle, pointer]);
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
