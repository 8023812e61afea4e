export type Piece = { readonly what: "same" | "gone" | "new"; readonly text: string };

/** Above this many words of both texts together, whole lines are compared: the table would not fit. */
const mostCells = 4_000_000;

function piecesOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}’'-]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Two texts word by word: what stayed, what went, what came. Longest common subsequence (Hunt and Szymanski's problem). */
export function wordDifferences(before: string, after: string): Piece[] {
  let a = piecesOf(before);
  let b = piecesOf(after);
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  const head = a.slice(0, from).join("");
  const tail = end === 0 ? "" : a.slice(-end).join("");
  a = a.slice(from, a.length - end);
  b = b.slice(from, b.length - end);
  if (a.length * b.length > mostCells) {
    a = linesOf(a.join(""));
    b = linesOf(b.join(""));
  }
  const middle = a.length * b.length > mostCells ? whole(a, b) : common(a, b);
  return joined([{ what: "same", text: head }, ...middle, { what: "same", text: tail }]);
}

function whole(a: readonly string[], b: readonly string[]): Piece[] {
  return [
    { what: "gone", text: a.join("") },
    { what: "new", text: b.join("") },
  ];
}

function common(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      length[i * width + j] =
        a[i] === b[j]
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ what: "same", text: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0))
    ) {
      pieces.push({ what: "gone", text: a[i] ?? "" });
      i += 1;
    } else {
      pieces.push({ what: "new", text: b[j] ?? "" });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind become one piece; a lone space between two changes goes with them, so that phrases stay whole. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: { what: Piece["what"]; text: string }[] = [];
  for (const piece of pieces) {
    if (piece.text === "") continue;
    const last = out.at(-1);
    if (last?.what === piece.what) last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}
