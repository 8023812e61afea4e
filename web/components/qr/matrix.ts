import { codewords } from "./codewords.ts";

type Grid = { readonly size: number; readonly dark: boolean[][]; readonly fixed: boolean[][] };

function emptyGrid(size: number): Grid {
  const rows = () => Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  return { size, dark: rows(), fixed: rows() };
}

function set({ dark, fixed, size }: Grid, at: { x: number; y: number }, isDark: boolean): void {
  const { x, y } = at;
  const darkRow = dark[y];
  const fixedRow = fixed[y];
  if (!darkRow || !fixedRow || x < 0 || x >= size) return;
  darkRow[x] = isDark;
  fixedRow[x] = true;
}

function drawFinder(grid: Grid, centre: { x: number; y: number }): void {
  for (let dy = -4; dy <= 4; dy += 1) {
    for (let dx = -4; dx <= 4; dx += 1) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      set(grid, { x: centre.x + dx, y: centre.y + dy }, ring !== 2 && ring !== 4);
    }
  }
}

/** Centres of the alignment marks along one side. */
export function alignment(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const size = version * 4 + 17;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, place) => size - 7 - place * step).reverse()];
}

function drawPatterns(grid: Grid, version: number): void {
  const { size } = grid;
  for (let place = 0; place < size; place += 1) {
    set(grid, { x: 6, y: place }, place % 2 === 0);
    set(grid, { x: place, y: 6 }, place % 2 === 0);
  }
  for (const centre of [
    { x: 3, y: 3 },
    { x: size - 4, y: 3 },
    { x: 3, y: size - 4 },
  ])
    drawFinder(grid, centre);
  const marks = alignment(version);
  const last = marks.length - 1;
  marks.forEach((y, row) => {
    marks.forEach((x, column) => {
      const corner = (row === 0 && (column === 0 || column === last)) || (row === last && column === 0);
      if (!corner) drawMark(grid, { x, y });
    });
  });
  if (version >= 7) drawVersion(grid, version);
}

function drawMark(grid: Grid, { x, y }: { x: number; y: number }): void {
  for (let dy = -2; dy <= 2; dy += 1) {
    for (let dx = -2; dx <= 2; dx += 1) {
      set(grid, { x: x + dx, y: y + dy }, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
}

function drawVersion(grid: Grid, version: number): void {
  let rest = version;
  for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let bit = 0; bit < 18; bit += 1) {
    const isDark = ((bits >>> bit) & 1) === 1;
    const long = grid.size - 11 + (bit % 3);
    const short = Math.floor(bit / 3);
    set(grid, { x: long, y: short }, isDark);
    set(grid, { x: short, y: long }, isDark);
  }
}

/** Level M (bits 00) and the mask, twice around the corners. */
function drawFormat(grid: Grid, mask: number): void {
  let rest = mask;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const isDark = (bit: number) => ((bits >>> bit) & 1) === 1;
  const { size } = grid;
  for (let bit = 0; bit <= 5; bit += 1) set(grid, { x: 8, y: bit }, isDark(bit));
  set(grid, { x: 8, y: 7 }, isDark(6));
  set(grid, { x: 8, y: 8 }, isDark(7));
  set(grid, { x: 7, y: 8 }, isDark(8));
  for (let bit = 9; bit < 15; bit += 1) set(grid, { x: 14 - bit, y: 8 }, isDark(bit));
  for (let bit = 0; bit < 8; bit += 1) set(grid, { x: size - 1 - bit, y: 8 }, isDark(bit));
  for (let bit = 8; bit < 15; bit += 1) set(grid, { x: 8, y: size - 15 + bit }, isDark(bit));
  set(grid, { x: 8, y: size - 8 }, true);
}

/** Bytes in two-column strips from the right, up and down, around what is fixed; mask 0 turns every second place. */
function drawBytes(grid: Grid, bytes: readonly number[]): void {
  const { size, dark, fixed } = grid;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = dark[y];
        if (!row || fixed[y]?.[x]) continue;
        const value = ((bytes[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
        row[x] = (value === 1) !== ((x + y) % 2 === 0);
        bit += 1;
      }
    }
  }
}

/** A text as rows of dark and light places. One mask is enough for readers of today; the standard's choice among eight only helps weak ones. */
export function qrMatrix(text: string): boolean[][] {
  const { version, bytes } = codewords(text);
  const grid = emptyGrid(version * 4 + 17);
  drawPatterns(grid, version);
  drawFormat(grid, 0);
  drawBytes(grid, bytes);
  return grid.dark;
}
