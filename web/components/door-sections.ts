import { type ComponentType, createElement, lazy, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Chapter, DoorSection, SectionProps } from "#kernel/words";
import { holds, useSession } from "../api/session.ts";
import { doors } from "../doors.ts";
import type { DossierSection } from "./dossier-section.tsx";

type Registered = DoorSection & {
  readonly door: string;
  readonly Content: ReturnType<typeof lazy<ComponentType<SectionProps>>>;
};

/** Sections of all modules, each loaded when its page is opened for the first time. */
const registered: readonly Registered[] = doors.flatMap((door) =>
  (door.sections ?? []).map((section) => ({
    ...section,
    door: door.name,
    Content: lazy(async () => ({ default: (await section.load()).Section })),
  })),
);

export type ChapterSection = DossierSection & { readonly chapter: Chapter };

/** The sections that modules give to the page of a dossier of this kind, as far as the reader's roles reach. */
export function useDoorSections(kind: string, dossier: SectionProps): ChapterSection[] {
  const session = useSession();
  const mine = useMemo(
    () => registered.filter((one) => one.dossier === kind && holds(session, one.needs)),
    [kind, session],
  );
  const { t } = useTranslation(mine.map(({ door }) => door));
  return mine.map(({ id, door, label, chapter, Content }) => ({
    id,
    chapter,
    title: t(`${door}:${label}`),
    content: createElement(Content, dossier),
  }));
}
