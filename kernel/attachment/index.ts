export { addAttachment } from "./add-attachment.ts";
export { Attachment, type AttachmentVerb, mayWithAttachment } from "./attachment.ts";
export { attachmentParts } from "./door.ts";
export { listAttachments } from "./list-attachments.ts";
export { namedAsItSounds } from "./sound-kind.ts";
export { holdsSound, keepAttachmentRule } from "./sound-rule.ts";
export { withoutMetadata } from "./without-metadata.ts";
