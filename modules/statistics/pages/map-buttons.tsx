import { ActionIcon } from "@mantine/core";
import type { KeyboardEvent, RefObject } from "react";
import { Icon, type IconName } from "../../../web/components/icon.tsx";
import type { Roam } from "../../../web/components/world/roam.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import styles from "./place-list.module.css";

const step = 0.2;
const arrows: Readonly<Record<string, readonly [along: number, up: number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, step],
  ArrowDown: [0, -step],
};

/** Closer, farther and back to the whole; with the focus on one of them the arrow keys move the map. */
export function MapButtons({ roam }: { roam: RefObject<Roam | null> }) {
  const { t } = useText("statistics");
  function press(event: KeyboardEvent): void {
    const way = arrows[event.key];
    if (way === undefined) return;
    event.preventDefault();
    roam.current?.moveBy(...way);
  }
  const button = (name: IconName, label: string, act: () => void) => (
    <ActionIcon variant="default" size={32} aria-label={label} title={label} onClick={act}>
      <Icon name={name} size={16} />
    </ActionIcon>
  );
  return (
    <div
      className={styles.buttons}
      role="toolbar"
      aria-label={t("map.zoom")}
      onKeyDown={press}
      data-print="no"
    >
      {button("plus", t("map.closer"), () => roam.current?.zoomBy(1.6))}
      {button("minus", t("map.farther"), () => roam.current?.zoomBy(1 / 1.6))}
      {button("undo", t("map.whole"), () => roam.current?.reset())}
    </div>
  );
}
