/** Jaro-Winkler similarity 0 to 1 (Winkler 1990): prefix of up to four letters, scale 0.1. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Uint8Array(right.length);
  const matched: string[] = [];
  for (let index = 0; index < left.length; index += 1) {
    const stop = Math.min(right.length, index + reach + 1);
    for (let at = Math.max(0, index - reach); at < stop; at += 1) {
      if (taken[at] || right[at] !== left[index]) continue;
      taken[at] = 1;
      matched.push(left.charAt(index));
      break;
    }
  }
  if (matched.length === 0) return 0;
  let swaps = 0;
  let next = 0;
  for (let at = 0; at < right.length; at += 1) {
    if (!taken[at]) continue;
    if (right[at] !== matched[next]) swaps += 1;
    next += 1;
  }
  const count = matched.length;
  const jaro = (count / left.length + count / right.length + (count - swaps / 2) / count) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
