import { boxAt, lineFrom, paint, pathThrough, pictureWidth, svgOf, textAt, ticksBetween } from "./svg.ts";

/** A distribution over whole populations: masses at places, or draws. */
export type Curve =
  | { readonly label: string; readonly at: Float64Array; readonly mass: Float64Array }
  | { readonly label: string; readonly draws: Float64Array };

const [left, right, top, height] = [8, pictureWidth - 8, 6, 120] as const;
const bins = 150;
const colours = [paint.accent, paint.second, paint.third] as const;

/** Densities over one axis, from the people observed to where each curve has all but a hundredth of its mass. */
export function densityPlot(
  curves: readonly Curve[],
  { observed, shown }: { observed: number; shown: (value: number) => string },
): string {
  const end = Math.max(...curves.map((curve) => upTo(curve, 0.99))) * 1.02;
  const width = (end - observed) / bins;
  const heights = curves.map((curve) => smoothed(binned(curve, observed, width)));
  const most = Math.max(...heights.flatMap((one) => [...one]));
  const x = (value: number) => left + ((right - left) * (value - observed)) / (end - observed);
  const floor = top + height;
  const parts: string[] = [];
  for (const tick of ticksBetween(observed, end, 7)) {
    parts.push(lineFrom([x(tick), top], [x(tick), floor]));
    parts.push(textAt(x(tick), floor + 11, shown(tick), { anchor: "middle", size: 7.5, fill: paint.quiet }));
  }
  parts.push(lineFrom([left, floor], [right, floor], { stroke: paint.quiet }));
  for (const [index, one] of heights.entries()) {
    const points = Array.from(one, (value, bin): [number, number] => [
      x(observed + (bin + 0.5) * width),
      floor - (height * value) / most,
    ]);
    parts.push(pathThrough(points, colours[index % 3] ?? paint.ink));
  }
  for (const [index, { label }] of curves.entries()) {
    const from = left + (index * (right - left)) / curves.length;
    parts.push(boxAt(from, floor + 20, 12, 3, colours[index % 3] ?? paint.ink));
    parts.push(textAt(from + 16, floor + 24.5, label, { size: 8 }));
  }
  return svgOf(floor + 32, parts);
}

function upTo(curve: Curve, share: number): number {
  if ("draws" in curve) {
    const sorted = curve.draws.slice().sort();
    return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  }
  let sum = 0;
  const place = curve.mass.findIndex((mass) => {
    sum += mass;
    return sum >= share;
  });
  return curve.at[place === -1 ? curve.at.length - 1 : place] ?? 0;
}

/** Share of the mass in each bin; what lies beyond the last is left out of the picture. */
function binned(curve: Curve, observed: number, width: number): Float64Array {
  const shares = new Float64Array(bins);
  const add = (value: number, mass: number) => {
    const bin = Math.floor((value - observed) / width);
    if (bin >= 0 && bin < bins) shares[bin] = (shares[bin] ?? 0) + mass;
  };
  if ("draws" in curve) for (const draw of curve.draws) add(draw, 1 / curve.draws.length);
  else for (const [index, value] of curve.at.entries()) add(value, curve.mass[index] ?? 0);
  return shares;
}

/** Weighted mean over five neighbours: draws make a rough edge that says nothing. */
function smoothed(shares: Float64Array): Float64Array {
  const weights = [1, 4, 6, 4, 1];
  return shares.map((_, bin) =>
    weights.reduce((sum, weight, step) => sum + (weight * (shares[bin + step - 2] ?? 0)) / 16, 0),
  );
}
