/**
 * Superset zeta transform in place: afterwards `values[θ]` is the sum over all masks ω ⊇ θ. Length 2^t, t passes.
 * (Yates 1937; as margins N*_θ of capture histories in Chan, Silverman, Vincent 2021.)
 */
export function sumUpSets(values: Float64Array): void {
  const size = values.length;
  for (let bit = 1; bit < size; bit <<= 1) {
    for (let start = 0; start < size; start += bit << 1) {
      const end = start + bit;
      for (let low = start; low < end; low++) {
        values[low] = (values[low] as number) + (values[low + bit] as number);
      }
    }
  }
}

/** Subset zeta transform in place: afterwards `values[ω]` is the sum over all masks θ ⊆ ω. */
export function sumDownSets(values: Float64Array): void {
  const size = values.length;
  for (let bit = 1; bit < size; bit <<= 1) {
    for (let start = 0; start < size; start += bit << 1) {
      const end = start + bit;
      for (let low = start; low < end; low++) {
        values[low + bit] = (values[low + bit] as number) + (values[low] as number);
      }
    }
  }
}

/** How many lists a history is on. */
export function sizeOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
