import { markedPieces } from "./search-state.ts";

export type MarkedTextProps = {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
  /** The text's own, for voices and fonts; `und` when nobody knows. */
  readonly lang: string;
};

/** A text with what was found marked, in its own direction. */
export function MarkedText({ text, marks, lang }: MarkedTextProps) {
  return (
    <bdi {...(lang === "und" ? {} : { lang })}>
      {markedPieces(text, marks).map((piece) =>
        piece.marked ? (
          <mark key={piece.from}>{piece.text}</mark>
        ) : (
          <span key={piece.from}>{piece.text}</span>
        ),
      )}
    </bdi>
  );
}
