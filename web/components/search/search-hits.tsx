import type { ReactNode } from "react";
import type { TextHit } from "#kernel/words";
import { Link } from "../link.tsx";
import { langOf, MarkedText } from "./marked-text.tsx";
import styles from "./search.module.css";

/** How a hit looks beside its title and snippet. */
export type HitLook = {
  readonly to?: string;
  readonly code?: string;
  /** A line of facts: court, day, country. */
  readonly facts?: ReactNode;
  readonly end?: ReactNode;
};

export type SearchHitsProps<Hit extends TextHit> = {
  readonly hits: readonly Hit[];
  readonly look: (hit: Hit) => HitLook;
  readonly label: string;
  /** These are of the search before. */
  readonly old: boolean;
};

export function SearchHits<Hit extends TextHit>({ hits, look, label, old }: SearchHitsProps<Hit>) {
  return (
    <ol className={styles.hits} aria-label={label} data-old={old} aria-busy={old}>
      {hits.map((hit) => (
        <li key={hit.recordId} className={styles.hit}>
          <HitLines hit={hit} look={look(hit)} />
        </li>
      ))}
    </ol>
  );
}

function HitLines({ hit, look }: { hit: TextHit; look: HitLook }) {
  const title = (
    <bdi {...langOf(hit.titleLang)}>
      <MarkedText text={hit.title} marks={hit.titleMarks} />
    </bdi>
  );
  return (
    <article>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {look.to === undefined ? (
            title
          ) : (
            <Link to={look.to} inherit>
              {title}
            </Link>
          )}
        </h2>
        {look.end}
      </div>
      {look.facts || look.code ? (
        <div className={styles.facts}>
          {look.code ? <bdi>{look.code}</bdi> : null}
          {look.code && look.facts ? " · " : null}
          {look.facts}
        </div>
      ) : null}
      {hit.snippet.text === "" ? null : (
        <p className={styles.snippet} dir="auto" {...langOf(hit.snippet.lang)}>
          <MarkedText text={hit.snippet.text} marks={hit.snippet.marks} />
        </p>
      )}
    </article>
  );
}
