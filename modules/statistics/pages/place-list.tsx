import { useEffect, useState } from "react";
import { useText } from "../../../web/i18n/use-text.ts";
import styles from "./place-list.module.css";
import type { PlaceLine } from "./place-pictures.ts";

export type PlaceListProps = {
  readonly lines: readonly PlaceLine[];
  /** Marks a place on the map; null takes the mark away. */
  readonly onPoint: (name: string | null) => void;
};

const most = 40;

type HasPlace = (code: string) => boolean;

/** The figures of a map as a list to walk through by keys, and those that have no place on the map. */
export function PlaceList({ lines, onPoint }: PlaceListProps) {
  const { t } = useText("statistics");
  const [hasPlace, setHasPlace] = useState<{ readonly on: HasPlace } | null>(null);
  useEffect(() => {
    let gone = false;
    void import("../../../web/components/world/shapes.ts").then(({ markOf }) => {
      if (!gone) setHasPlace({ on: (code) => markOf(code) !== undefined });
    });
    return () => {
      gone = true;
    };
  }, []);
  const onMap = (line: PlaceLine) => hasPlace === null || line.codes.every(hasPlace.on);
  const shown = lines.filter(onMap).slice(0, most);
  const beside = lines.filter((line) => !onMap(line));
  return (
    <div className={styles.side} dir="auto">
      <h3>{t("map.list")}</h3>
      <ul className={styles.list}>
        {shown.map(({ name, label, text }) => (
          <li key={name}>
            <button
              type="button"
              onFocus={() => onPoint(name)}
              onBlur={() => onPoint(null)}
              onMouseEnter={() => onPoint(name)}
              onMouseLeave={() => onPoint(null)}
            >
              <bdi>{label}</bdi> <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
      {beside.length > 0 ? (
        <>
          <h3>{t("map.beside")}</h3>
          <ul className={styles.list}>
            {beside.map(({ name, label, text }) => (
              <li key={name} className={styles.plain}>
                <bdi>{label}</bdi> <span>{text}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
