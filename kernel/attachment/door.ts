import { workingRoles } from "../part/index.ts";
import { addAttachment } from "./add-attachment.ts";
import { describeAttachment } from "./describe-attachment.ts";
import { downloadAttachment } from "./download-attachment.ts";
import { listAttachments } from "./list-attachments.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };
import { removeAttachment } from "./remove-attachment.ts";
import { attachmentUpload } from "./upload.ts";

/** Files attached to dossiers, in the shape of a module's door. */
export const attachmentParts = {
  name: "attachment",
  rights: { "attachment.read": workingRoles, "attachment.write": workingRoles },
  actions: [addAttachment, describeAttachment, removeAttachment],
  questions: [listAttachments],
  uploads: [attachmentUpload],
  downloads: [downloadAttachment],
  locales: { ar, zh, en, fr, ru, es },
};
