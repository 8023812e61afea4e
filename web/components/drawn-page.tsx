import { Button, Group, NumberInput, Stack, Text } from "@mantine/core";
import { type PointerEvent, useRef, useState } from "react";
import { useJob } from "../api/use-job.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./drawn-page.module.css";
import { type Box, boxBetween, boxOf, isBox, type PageRect, rectOf } from "./place-on-page.ts";
import { ProblemPanel } from "./problem-panel.tsx";

type Picture = { readonly png: string; readonly width: number; readonly height: number };

/** Places that are marked on a page. */
export type Marks = {
  readonly rects: readonly PageRect[];
  readonly onAdd: (rect: PageRect) => void;
  readonly onTakeOff: (rect: PageRect) => void;
};

export type DrawnPageProps = {
  readonly jobId: string;
  readonly page: number;
  /** Null when nobody counted them. */
  readonly pages: number | null;
  /** Left out where a page is only looked at. */
  readonly marks?: Marks | undefined;
};

/** A page of a file as a picture drawn by the server, on which places are marked by pointer or by number. */
export function DrawnPage(props: DrawnPageProps) {
  const { t } = useText();
  const { job, problem } = useJob(props.jobId);
  if (problem) return <ProblemPanel problem={problem} />;
  if (job?.state === "failed") return <Text size="sm">{job.problem?.title ?? t("drawn.failed")}</Text>;
  if (job?.state !== "done") return <Text size="sm">{t("drawn.drawing")}</Text>;
  const picture = job.result as Picture;
  const { page, pages, marks } = props;
  const alt = pages === null ? `${t("drawn.page")} ${page}` : t("drawn.page-of", { page, pages });
  if (marks) return <Marking page={page} picture={picture} alt={alt} {...marks} />;
  return (
    <div className={styles.page} data-looked-at="" dir="ltr" style={shapeOf(picture)}>
      <img src={sourceOf(picture)} alt={alt} draggable={false} />
    </div>
  );
}

const shapeOf = ({ width, height }: Picture) => ({ aspectRatio: `${width} / ${height}` });
const sourceOf = ({ png }: Picture) => `data:image/png;base64,${png}`;

type MarkingProps = Marks & { readonly page: number; readonly picture: Picture; readonly alt: string };

function Marking({ page, picture, alt, rects, onAdd, onTakeOff }: MarkingProps) {
  const { t } = useText();
  const { number } = useFormat();
  const size = { page, width: picture.width, height: picture.height };
  const from = useRef<readonly [number, number] | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);

  const pointOf = (event: PointerEvent<HTMLElement>): readonly [number, number] => {
    const place = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - place.left) / place.width, (event.clientY - place.top) / place.height];
  };
  function end(event: PointerEvent<HTMLElement>): void {
    if (from.current === null) return;
    const box = boxBetween(from.current, pointOf(event));
    from.current = null;
    setDrawn(null);
    if (isBox(box)) onAdd(rectOf(box, size));
  }

  return (
    <Stack gap="xs">
      <Text size="sm">{t("drawn.mark-about")}</Text>
      <div
        className={styles.page}
        dir="ltr"
        style={shapeOf(picture)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = pointOf(event);
        }}
        onPointerMove={(event) => {
          if (from.current !== null) setDrawn(boxBetween(from.current, pointOf(event)));
        }}
        onPointerUp={end}
        onPointerCancel={() => {
          from.current = null;
          setDrawn(null);
        }}
      >
        <img src={sourceOf(picture)} alt={alt} draggable={false} />
        {[...rects.map((rect) => boxOf(rect, size)), ...(drawn ? [drawn] : [])].map((box) => (
          <div
            key={`${box.left} ${box.top} ${box.wide} ${box.high}`}
            className={styles.mark}
            style={shareOf(box)}
          />
        ))}
      </div>
      <ByNumber onAdd={(box) => onAdd(rectOf(box, size))} />
      {rects.map((rect) => {
        const box = boxOf(rect, size);
        const place = {
          page,
          left: number(Math.round(box.left * 100)),
          top: number(Math.round(box.top * 100)),
        };
        return (
          <Group key={`${rect.left} ${rect.top} ${rect.right} ${rect.bottom}`} gap="sm">
            <Text size="sm">{t("drawn.place", place)}</Text>
            <Button size="compact-xs" variant="subtle" onClick={() => onTakeOff(rect)}>
              {t("drawn.take-off")}
            </Button>
          </Group>
        );
      })}
    </Stack>
  );
}

const share = (part: number) => `${part * 100}%`;

function shareOf({ left, top, wide, high }: Box) {
  return {
    insetInlineStart: share(left),
    insetBlockStart: share(top),
    inlineSize: share(wide),
    blockSize: share(high),
  };
}

const parts = ["from-left", "from-top", "wide", "high"] as const;

/** The same without a pointer: where the box begins and how large it is, in hundredths of the page. */
function ByNumber({ onAdd }: { onAdd: (box: Box) => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Record<(typeof parts)[number], number>>({
    ...{ "from-left": 0, "from-top": 0, wide: 0, high: 0 },
  });
  const left = values["from-left"] / 100;
  const top = values["from-top"] / 100;
  const box = boxBetween([left, top], [left + values.wide / 100, top + values.high / 100]);
  return (
    <Group gap="xs" align="flex-end">
      {parts.map((part) => (
        <NumberInput
          key={part}
          size="xs"
          w={120}
          label={t(`drawn.${part}`)}
          min={0}
          max={100}
          value={values[part]}
          onChange={(next) => setValues({ ...values, [part]: Number(next) || 0 })}
        />
      ))}
      <Button size="xs" variant="default" disabled={!isBox(box)} onClick={() => onAdd(box)}>
        {t("drawn.add-place")}
      </Button>
    </Group>
  );
}
