import { addFile } from "./add-file.ts";
import { downloadFile, downloadProposedFile, downloadPublishedFile } from "./download-file.ts";
import { listFiles } from "./list-files.ts";
import { makeCopy } from "./make-copy.ts";
import { readFile, readFileAgain } from "./read-file.ts";
import { redactFile } from "./redact-file.ts";
import { removeFile } from "./remove-file.ts";
import { setFileUse } from "./set-file-use.ts";
import { drawFilePage, showPage } from "./show-page.ts";
import { judgmentUpload } from "./upload.ts";
import { writeFileText } from "./write-file-text.ts";

/** Judgments as their courts wrote them: files that stay inside, and the redacted copies that readers get. */
export const files = {
  actions: [addFile, readFileAgain, writeFileText, setFileUse, redactFile, removeFile, showPage],
  questions: [listFiles],
  jobs: [readFile, makeCopy, drawFilePage],
  uploads: [judgmentUpload],
  downloads: [downloadFile, downloadProposedFile, downloadPublishedFile],
};
