import { call } from "../../../../web/api/call.ts";
import type { getScreening } from "../../get-screening.ts";
import { type Note, newNote } from "./note.ts";

/** An interview that the server has, as it goes on here: on its version, without a name, which never comes back. */
export async function noteFromServer(screeningId: string): Promise<Note> {
  const found = await call<typeof getScreening>("screening.get-screening", { screeningId });
  const { interview, revision, interviewVersion: basedOn, account } = found;
  return {
    ...newNote(interview.lang),
    ...{ id: screeningId, interview, revision, basedOn, edited: false },
    ...(account === null ? {} : { account }),
  };
}
