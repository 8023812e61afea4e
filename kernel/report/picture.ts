import { ReportProblem } from "./problem.ts";

const outside: readonly RegExp[] = [
  /<!(?:DOCTYPE|ENTITY)[^>]{0,40}/i,
  /<\?(?!xml[\s?])[^>]{0,40}/i,
  /<(?:[\w-]+:)?(?:image|feImage|script|foreignObject|iframe|audio|video)\b/i,
  /@import\b/i,
  /(?:href|src)\s*=\s*(?!["']\s*#)[^\s>]{0,40}/i,
  /url\(\s*(?!["']?\s*#)[^)]{0,40}/i,
];

/** Refuses a drawing that names anything outside itself: files, addresses, entities or programs. */
export function checkSvg(svg: string, title: string): void {
  if (!/^\s*(?:<\?xml[^>]*\?>\s*)?<svg[\s>]/.test(svg)) {
    throw new ReportProblem("picture-refused", { title, found: svg.trim().slice(0, 20) });
  }
  for (const pattern of outside) {
    const found = pattern.exec(svg);
    if (found) throw new ReportProblem("picture-refused", { title, found: found[0].slice(0, 40) });
  }
}

/** Refuses bytes that are no PNG, or one that would unpack to more than 40 million points. */
export function checkPng(bytes: Buffer, title: string): void {
  if (bytes.length < 33 || bytes.subarray(0, 8).toString("latin1") !== "\x89PNG\r\n\x1a\n") {
    throw new ReportProblem("picture-refused", { title, found: "not a PNG" });
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width * height > 40_000_000) {
    throw new ReportProblem("picture-refused", { title, found: `${width} × ${height}` });
  }
}
