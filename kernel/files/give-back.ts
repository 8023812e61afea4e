/**
 * Frees the memory of a piece that nobody reads any more. V8 counts such memory outside its heap and collects the whole
 * heap for every 64 MB of it: streaming 1 GB through a server of 100 MB then costs sixty collections, which is most of
 * the processor time of a transfer. Only for pieces of one's own; a view on a larger buffer is left alone.
 */
export function giveBack(piece: Uint8Array): void {
  const { buffer } = piece;
  if (buffer instanceof ArrayBuffer && piece.byteLength > 0 && piece.byteLength === buffer.byteLength)
    buffer.transfer(0);
}
