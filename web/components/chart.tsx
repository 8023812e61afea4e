import { useComputedColorScheme } from "@mantine/core";
import { type RefObject, useEffect, useRef } from "react";
import { useFormat } from "../i18n/use-format.ts";
import type { Measure } from "./chart-text.ts";
import type { Drawing, Option } from "./draw.ts";
import type { Roam } from "./world/roam.ts";

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
  /** Room for the picture, in pixels. */
  readonly room: number;
  /** Width of a label, in pixels. */
  readonly measure: Measure;
  /** A number as the reader's language writes it. */
  readonly number: (value: number) => string;
};

/** Labels have the library's size of letters. */
const letters = 12;

const shades = {
  light: ["#d3e6de", "#a6cdbf", "#79b3a0", "#4d9680", "#2a7762", "#0f4a3d"],
  dark: ["#24443a", "#2f5f51", "#3d7c6a", "#559b87", "#7cc4ae", "#c4ecdf"],
};

function measureIn(fontFamily: string): Measure {
  const pen = document.createElement("canvas").getContext("2d");
  if (pen === null) return (text) => 7 * text.length;
  pen.font = `${letters}px ${fontFamily}`;
  return (text) => pen.measureText(text).width;
}

function paletteOf(element: HTMLElement, scheme: "light" | "dark", number: Palette["number"]): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--p-${name}`).trim();
  return {
    ink: read("ink"),
    quiet: read("quiet"),
    line: read("line"),
    withheld: read("withheld-ink"),
    // The library writes it into an attribute as it is: double quotes would end that.
    font: style.fontFamily.replaceAll('"', "'"),
    series: Array.from({ length: 8 }, (_, n) => read(`chart-${n + 1}`)),
    paper: read("paper"),
    land: scheme === "dark" ? "#1e2522" : "#efeee8",
    shades: shades[scheme],
    room: element.clientWidth,
    measure: measureIn(style.fontFamily),
    number,
  };
}

/** Makes a picture for a file. */
export type MakeDrawing = () => Promise<string>;

/** Whatever the reader's screen shows, a file is a whole picture in the colours of paper: drawn anew, out of sight. */
async function onPaper(
  seen: HTMLElement,
  option: ChartProps["option"],
  number: Palette["number"],
): Promise<string> {
  const sheet = document.createElement("div");
  sheet.dataset.pScheme = "light";
  sheet.dir = "ltr";
  sheet.ariaHidden = "true";
  sheet.style.cssText = `position: fixed; visibility: hidden; inset-block-start: 0; inline-size: ${seen.clientWidth}px; block-size: ${seen.clientHeight}px`;
  document.body.append(sheet);
  try {
    const [{ startDrawing }, drawn] = await Promise.all([
      import("./draw.ts"),
      option(paletteOf(sheet, "light", number)),
    ]);
    const drawing = startDrawing(sheet);
    drawing.setOption({ ...drawn, animation: false });
    const svg = drawing.renderToSVGString();
    drawing.dispose();
    return svg;
  } finally {
    sheet.remove();
  }
}

export type ChartProps = {
  readonly label: string;
  /** In pixels, or as a length of the style sheet. */
  readonly height: number | string;
  /** What is drawn; a promise where a part of the library or a map is to be loaded first. */
  readonly option: (palette: Palette) => Option | Promise<Option>;
  /** Gives the whole drawing as SVG, in the colours of paper, once it stands. */
  readonly drawing?: RefObject<MakeDrawing | null>;
  /** Marks a part of the picture by its name; null takes the mark away. */
  readonly pointer?: RefObject<((name: string | null) => void) | null>;
  /** Of a map: brings it closer and moves it. */
  readonly roam?: RefObject<Roam | null>;
};

/** A picture whose library is loaded when it is first shown. */
export function Chart({ label, height, option, drawing: handle, pointer, roam }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const { number } = useFormat();
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
        document.fonts.ready.then(() => option(paletteOf(element, scheme, number))),
      ]);
      if (gone || drawing !== null) return;
      element.dataset.scheme = scheme;
      drawing = startDrawing(element);
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      drawing.setOption({
        animation: !still,
        animationDuration: 150,
        animationDurationUpdate: 150,
        ...drawn,
        // The library would name the picture in English; the page has named it in the reader's language.
        aria: { ...(drawn.aria ?? {}), label: { enabled: false } },
      });
      resized.observe(element);
      if (handle) handle.current = () => onPaper(element, option, number);
      if (roam) {
        const { roamOf } = await import("./world/roam.ts");
        if (gone) return;
        roam.current = roamOf(drawing, element);
      }
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
      roam?.current?.stop();
      drawing?.dispose();
    };
  }, [option, scheme, number, handle, pointer, roam]);
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
