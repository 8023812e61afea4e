import { markedPieces } from "./search-state.ts";

export type MarkedTextProps = {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
};

/** A text with what was found marked; whoever shows it says its language and direction. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  return markedPieces(text, marks).map((piece) =>
    piece.marked ? <mark key={piece.from}>{piece.text}</mark> : <span key={piece.from}>{piece.text}</span>,
  );
}

/** The attribute of a text whose language is known. */
export function langOf(lang: string): { lang?: string } {
  return lang === "und" ? {} : { lang };
}
