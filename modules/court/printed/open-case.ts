import { NotFound } from "#kernel/action";
import type { SectionContext } from "#kernel/section";
import { type CourtCase, findCourtCase } from "../court-case.ts";

/** The case as its printed file reads it; null for a reader to whom its prosecution is shut. */
export async function openCase(context: SectionContext, caseId: string): Promise<CourtCase | null> {
  try {
    return await findCourtCase(context, { caseId });
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
