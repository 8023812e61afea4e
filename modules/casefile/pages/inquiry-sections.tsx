import type { TFunction } from "i18next";
import { lazy, type ReactNode } from "react";
import type { Chapter } from "#kernel/words";
import type { CaseFile } from "../casefile.ts";

const Interviews = lazy(async () => ({
  default: (await import("./interviews/interviews-section.tsx")).InterviewsSection,
}));
const Statements = lazy(async () => ({
  default: (await import("./interviews/statements-section.tsx")).StatementsSection,
}));
const Debriefings = lazy(async () => ({
  default: (await import("./debriefing/debriefings-section.tsx")).DebriefingsSection,
}));
const Money = lazy(async () => ({ default: (await import("./finance/money-section.tsx")).MoneySection }));
const CaseDiary = lazy(async () => ({ default: (await import("./diary/case-diary.tsx")).CaseDiary }));

/** Interviews, statements, debriefings, joint diary and money of a case, in the order in which work happens. */
export function inquirySections(found: CaseFile, t: TFunction) {
  const section = (id: string, chapter: Chapter, content: ReactNode) => ({
    ...{ id, chapter, title: t(`${id}.section`), content },
  });
  return [
    section("interviews", "evidence", <Interviews found={found} />),
    section("statements", "evidence", <Statements found={found} />),
    section("debriefing", "journeys", <Debriefings found={found} />),
    section("joint-diary", "tasks", <CaseDiary caseId={found.caseId} />),
    section("money", "money", <Money found={found} />),
  ];
}
