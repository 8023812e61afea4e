/** Colours of a report's own drawings. */
export const paint = {
  ink: "#1f2a37",
  quiet: "#5b6672",
  accent: "#0f5f73",
  line: "#cfd6dc",
  pale: "#e4eef1",
  second: "#b7791f",
  third: "#5b4b8a",
} as const;

/** Drawings are as wide as the text of a page, in points; letters then have the size that they say. */
export const pictureWidth = 482;

type Anchor = "start" | "middle" | "end";
type TextStyle = {
  readonly anchor?: Anchor;
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
};

/** A text at a place; the anchor is that of a line from left to right in every language. */
export function textAt(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { anchor = "start", size = 8, bold = false, fill = paint.ink } = style;
  const weight = bold ? ' font-weight="bold"' : "";
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}"${weight}>${escaped(text)}</text>`;
}

type Stroke = { readonly stroke?: string; readonly width?: number; readonly dash?: string };

export function lineFrom(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  { stroke = paint.line, width = 0.6, dash }: Stroke = {},
): string {
  const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

export function boxAt(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}" fill="${fill}"/>`;
}

export function dotAt(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${fill}"/>`;
}

export function pathThrough(points: readonly (readonly [number, number])[], stroke: string): string {
  const places = points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
  return `<path d="${places}" fill="none" stroke="${stroke}" stroke-width="1.3" stroke-linejoin="round"/>`;
}

/** A whole drawing of the given height, with the fonts of documents. */
export function svgOf(height: number, parts: readonly string[]): string {
  const size = `viewBox="0 0 ${pictureWidth} ${round(height)}" width="${pictureWidth}" height="${round(height)}"`;
  const fonts = "Noto Sans, Noto Naskh Arabic, Noto Sans S Chinese";
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><g font-family="${fonts}">${parts.join("")}</g></svg>`;
}

/** Round numbers from `low` to `high`, about `count` of them: 1, 2 or 5 times a power of ten apart. */
export function ticksBetween(low: number, high: number, count: number): number[] {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high * (1 + 1e-9); at += step) ticks.push(at);
  return ticks;
}

/** A text cut to about so many letters, with a mark that it was cut. */
export function shortened(text: string, letters: number): string {
  const all = [...text];
  return all.length <= letters ? text : `${all.slice(0, letters - 1).join("")}…`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
