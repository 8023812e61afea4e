/** Cells, margins included, beyond which a table is refused before anything is counted. */
export const maxCells = 400_000;
