import { Button, Group, SegmentedControl, Select, Text } from "@mantine/core";
import { useState } from "react";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { DutyPanel } from "./duty-panel.tsx";
import type { CountryGaps } from "./gaps-country.tsx";
import styles from "./law.module.css";
import { Standing } from "./standing.tsx";

export type DutyListProps = {
  readonly gaps: CountryGaps;
  /** The duty whose details are open. */
  readonly opened: string | undefined;
  readonly onOpen: (duty: string | undefined) => void;
};

const atOnce = 40;
const shows = ["open", "not-assessed", "met", "all"] as const;
type Show = (typeof shows)[number];

function isShown(show: Show, standing: CountryGaps["items"][number]["standing"]): boolean {
  switch (show) {
    case "open":
      return standing === "none" || standing === "partial";
    case "met":
      return standing === "full" || standing === "not-applicable";
    case "not-assessed":
      return standing === show;
    case "all":
      return true;
    default:
      throw show satisfies never;
  }
}

/** Duties in order of urgency; each opens to its judgment, provisions, hint and comments. */
export function DutyList({ gaps, opened, onOpen }: DutyListProps) {
  const { t } = useText("law");
  const { number } = useFormat();
  const [show, setShow] = useState<Show>(opened === undefined ? "open" : "all");
  const [instrument, setInstrument] = useState<string | null>(null);
  const [most, setMost] = useState(atOnce);
  const found = gaps.items.filter(
    (line) => isShown(show, line.standing) && (instrument === null || line.instrument === instrument),
  );
  const at = found.findIndex(({ duty }) => duty === opened);
  const rows = found.slice(0, Math.max(most, at + 1));
  return (
    <>
      <Group align="flex-end" gap="sm" my="sm" data-print="no">
        <SegmentedControl
          aria-label={t("gaps.show-which")}
          value={show}
          onChange={(next) => setShow(shows.find((one) => one === next) ?? "open")}
          data={shows.map((value) => ({
            value,
            label: `${t(`gaps.which.${value}`)} (${number(gaps.items.filter(({ standing }) => isShown(value, standing)).length)})`,
          }))}
        />
        <Select
          aria-label={t("gaps.instrument")}
          placeholder={t("gaps.all-instruments")}
          clearable
          w={220}
          data={gaps.instruments.map(({ instrument: value }) => ({
            value,
            label: t(`duty.instrument.${value}`),
          }))}
          value={instrument}
          onChange={setInstrument}
        />
      </Group>
      {rows.length === 0 ? <Text c="dimmed">{t("gaps.none-here")}</Text> : null}
      <ul className={styles.list}>
        {rows.map((line) => {
          const open = line.duty === opened;
          return (
            <li key={line.duty}>
              <button
                type="button"
                className={styles.duty}
                aria-expanded={open}
                onClick={() => onOpen(open ? undefined : line.duty)}
              >
                <span>
                  <bdi>{line.description}</bdi>
                  <span className={styles.quiet} style={{ display: "block" }}>
                    <bdi>
                      {joined(
                        line.cited,
                        t(`level.${line.level}`),
                        line.comments > 0 ? t("gaps.comments-of", { count: line.comments }) : null,
                      )}
                    </bdi>
                  </span>
                </span>
                <Standing standing={line.standing} />
              </button>
              {open ? <DutyPanel gaps={gaps} duty={line.duty} /> : null}
            </li>
          );
        })}
      </ul>
      {rows.length < found.length ? (
        <Button variant="default" mt="sm" onClick={() => setMost(most + atOnce)}>
          {t("gaps.more", { number: number(found.length - rows.length) })}
        </Button>
      ) : null}
    </>
  );
}
