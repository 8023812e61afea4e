import { decideComplaint } from "./decide-complaint.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import { listCorruptionContacts } from "./list-corruption-contacts.ts";
import { listMyComplaints } from "./list-my-complaints.ts";
import { lodgeComplaint } from "./lodge-complaint.ts";
import { openInquiry } from "./open-inquiry.ts";

export { complaintDossier } from "./complaint.ts";
export const complaintActions = [lodgeComplaint, decideComplaint, openInquiry];
export const complaintQuestions = [listCorruptionContacts, listMyComplaints, listComplaints, getComplaint];
