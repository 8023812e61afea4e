/**
 * Autocovariances of a series at lags 0, 1, 2, …, each divided by the length of the series, through a Fourier transform of
 * the series with as many zeros behind it (so that its end does not meet its beginning).
 */
export function autocovariances(series: Float64Array): Float64Array {
  const n = series.length;
  let size = 1;
  while (size < 2 * n) size *= 2;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (series[i] as number) / n;
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let i = 0; i < n; i++) re[i] = (series[i] as number) - mean;
  transform(re, im);
  for (let i = 0; i < size; i++) {
    re[i] = (re[i] as number) ** 2 + (im[i] as number) ** 2;
    im[i] = 0;
  }
  // The power is even, so that the transform turns it back but for the factor.
  transform(re, im);
  return re.subarray(0, n).map((sum) => sum / (size * n));
}

/** Discrete Fourier transform in place; the length is a power of two (Cooley, Tukey 1965). */
function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j] as number, re[i] as number];
      [im[i], im[j]] = [im[j] as number, im[i] as number];
    }
  }
  for (let length = 2; length <= size; length <<= 1) {
    const half = length >> 1;
    for (let k = 0; k < half; k++) {
      const angle = (-2 * Math.PI * k) / length;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let i = k; i < size; i += length) {
        const j = i + half;
        const x = (re[j] as number) * cos - (im[j] as number) * sin;
        const y = (re[j] as number) * sin + (im[j] as number) * cos;
        re[j] = (re[i] as number) - x;
        im[j] = (im[i] as number) - y;
        re[i] = (re[i] as number) + x;
        im[i] = (im[i] as number) + y;
      }
    }
  }
}
