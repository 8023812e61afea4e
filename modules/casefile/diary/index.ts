import { addDiaryTime } from "./add-diary-time.ts";
import { getJointDiary } from "./get-joint-diary.ts";
import { removeDiaryTime } from "./remove-diary-time.ts";
import { reportRelease } from "./report-release.ts";

export const diaryActions = [addDiaryTime, removeDiaryTime, reportRelease];
export const diaryQuestions = [getJointDiary];
