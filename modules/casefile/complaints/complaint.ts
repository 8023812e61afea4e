import { z } from "zod";
import { Code, Page, PageAsk } from "#kernel/words";
import { CaseKind } from "../casefile.ts";

export const complaintStates = ["received", "looked-into", "founded", "unfounded", "passed-on"] as const;
export const ComplaintState = z.enum(complaintStates);
export type ComplaintState = z.infer<typeof ComplaintState>;

/** What a contact decides; that it was received is no decision. */
export const ComplaintDecision = z.enum(["looked-into", "founded", "unfounded", "passed-on"]);

export const complaintVerbs = ["decide-complaint", "open-inquiry"] as const;
export const ComplaintVerb = z.enum(complaintVerbs);
export type ComplaintVerb = z.infer<typeof ComplaintVerb>;

/** One part, which is opened in no emergency (X2); named one by one, so that nobody else knows of it (X8). */
export const complaintDossier = {
  kind: "complaint",
  letter: "K",
  compartments: ["restricted-source"],
} as const;

const AgencyName = z.record(z.string(), z.string());

/** Somebody who hears complaints of corruption. */
export const Contact = z.object({ accountId: z.uuid(), name: z.string(), agency: AgencyName });
export type Contact = z.infer<typeof Contact>;

/** What whoever lodged a complaint sees of it afterwards: no content, no name, no finding. */
export const Receipt = z.object({
  code: Code,
  lodgedAt: z.string(),
  state: z.enum(["received", "looked-into", "closed"]),
  changedAt: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

export const LodgeComplaint = z.object({
  complaintId: z.uuid().describe("made by the client"),
  told: z.string().trim().min(1).max(50_000),
  contacts: z.array(z.uuid()).min(1).max(10).describe("who hears it; nobody else learns of it"),
  accused: z.array(z.uuid()).max(10).default([]).describe("colleagues whom it is about, by their accounts"),
  who: z.string().trim().max(2000).default("").describe("people whom it is about, in words"),
  touches: z.string().trim().max(20).default("").describe("code of the case or file that it touches"),
});

export const ComplaintLine = z.object({
  complaintId: z.uuid(),
  code: Code,
  state: ComplaintState,
  lodgedAt: z.string(),
  decidedAt: z.string().nullable(),
});
export type ComplaintLine = z.infer<typeof ComplaintLine>;

/** `held`: stood there already; `emergency`: keeps a dossier that was opened in an emergency. */
export const conflictWays = ["held", "given", "task", "emergency"] as const;

export const Complaint = ComplaintLine.extend({
  told: z.string().nullable(),
  who: z.string().nullable(),
  touches: z.string().nullable(),
  lodgedBy: z.string(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** The restricted dossier that was opened from it, where the reader is named in it. */
  inquiryCode: z.string().nullable(),
  /** Colleagues whom it is about; `code` is what they are watched for, null for every dossier. */
  accused: z.array(Contact.extend({ code: z.string().nullable() })),
  /** Assignments of those colleagues, of which nobody else is told. */
  warnings: z.array(
    z.object({
      name: z.string(),
      code: Code,
      dossierKind: z.string(),
      way: z.enum(conflictWays),
      by: z.string().nullable(),
      at: z.string(),
    }),
  ),
  version: z.int(),
  may: z.array(ComplaintVerb),
});
export type Complaint = z.infer<typeof Complaint>;

export const ComplaintAsk = PageAsk.extend({ state: ComplaintState.optional() });
export const ComplaintPage = Page(ComplaintLine);

export const OpenInquiry = z.object({
  complaintId: z.uuid(),
  caseId: z.uuid().describe("of the restricted dossier, made by the client"),
  kind: CaseKind,
  title: z.string().trim().min(1).max(200),
});

/** A decision may be taken anew; one inquiry is opened from a complaint, while it is not put aside. */
export function mayWithComplaint({
  state,
  inquiry,
  rights,
}: {
  readonly state: ComplaintState;
  readonly inquiry: boolean;
  readonly rights: ReadonlySet<string>;
}): ComplaintVerb[] {
  if (!rights.has("casefile.hear-complaints")) return [];
  const shut = inquiry || state === "unfounded" || state === "passed-on";
  return shut ? ["decide-complaint"] : ["decide-complaint", "open-inquiry"];
}
