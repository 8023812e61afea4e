import { randomUUID } from "node:crypto";
import type { TestAccount } from "#kernel/testing";
import { addParticipant } from "../add-participant.ts";
import { type EvidenceGround, openEvidenceGround } from "../evidence/test-ground.ts";

export type InterviewGround = EvidenceGround & {
  /** An investigator and a prosecutor who both work on a case with one person in it. */
  readonly heardCase: (facts?: object) => Promise<{
    caseId: string;
    participantId: string;
    personId: string;
    interviewer: TestAccount;
    prosecutor: TestAccount;
  }>;
};

/** Cases with people to be heard. */
export async function openInterviewGround(): Promise<InterviewGround> {
  const ground = await openEvidenceGround();
  const { owner, kernel, agencyId } = ground;
  const join = async (caseId: string, role: string, compartments: string[]) => {
    const who = await kernel.openAccount({ agencyId, roles: [role] });
    await owner.callByName("access.give-grant", {
      dossierId: caseId,
      compartments,
      level: "contribute",
      to: { kind: "account", id: who.accountId },
      purpose: "case-work",
    });
    return who;
  };
  return {
    ...ground,
    async heardCase(facts = {}) {
      const caseId = await ground.newCase();
      const participantId = randomUUID();
      const names = {
        state: "known" as const,
        value: [{ kind: "legal" as const, given: "Ana", family: "Bell" }],
      };
      const { personId } = await owner.call(addParticipant, {
        caseId,
        participantId,
        capacity: "victim_witness",
        person: { identity: { names } },
        facts,
      });
      return {
        caseId,
        participantId,
        personId,
        interviewer: await join(caseId, "investigator", ["investigation"]),
        prosecutor: await join(caseId, "prosecutor", ["investigation", "prosecution"]),
      };
    },
  };
}

export const plan = {
  interviewRoom: "Room 2",
  advocate: "present",
  recorded: "video",
  interpreter: "R. Diallo",
};

/** An interview of a person, planned for the account that asks. */
export function planOf(
  { caseId, participantId }: { caseId: string; participantId: string },
  interviewers: readonly TestAccount[],
) {
  return {
    caseId,
    participantId,
    interviewId: randomUUID(),
    startsAt: "2026-03-03T09:00:00Z",
    endsAt: "2026-03-03T11:00:00Z",
    interviewers: interviewers.map(({ accountId }) => accountId),
    plan,
  };
}

/** A statement that tells of topics; an earlier one when no interview is named. */
export function statementOf(
  { caseId, participantId }: { caseId: string; participantId: string },
  {
    interviewId = null,
    words = "EARLIER CANARY",
    topics = ["journey", "money"],
    takenOn = "2026-02-01",
  }: {
    interviewId?: string | null;
    words?: string;
    topics?: string[];
    takenOn?: string;
  } = {},
) {
  return {
    caseId,
    participantId,
    statementId: randomUUID(),
    interviewId,
    takenOn,
    takenBy: "Border police",
    lang: "fr",
    interpreted: true,
    words,
    topics: topics.map((topic) => ({ topic, place: "page 2" })),
  };
}

/** An interview that has begun and whose free account is still open; gives its id. */
export async function beginInterview(
  { owner }: InterviewGround,
  heard: Awaited<ReturnType<InterviewGround["heardCase"]>>,
): Promise<string> {
  const planned = planOf(heard, [heard.interviewer]);
  await owner.callByName("casefile.plan-interview", planned);
  await heard.interviewer.callByName("casefile.begin-session", {
    interviewId: planned.interviewId,
    sessionId: randomUUID(),
    beganAt: "2026-03-03T09:05:00Z",
    present: "Insp. Vidal, adv. Moreau, interpreter Diallo",
  });
  return planned.interviewId;
}
