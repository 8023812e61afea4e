import { z } from "zod";
import { action } from "../action/declare.ts";
import { changeLink } from "./change-link.ts";
import { Link } from "./link.ts";

export const endLink = action({
  name: "link.end-link",
  about: "Ends a link with the reason. It stays readable as ended; nothing is deleted.",
  needs: "link.make",
  input: z.object({ linkId: z.uuid(), dossierId: z.uuid(), reason: z.string().trim().min(1).max(1000) }),
  output: Link,
  refusals: ["may-not", "read-only"],
  emits: ["link.ended"],
  undo: "link.restore-link",
}).run(async (context) => {
  const { linkId, reason } = context.input;
  const ended = await changeLink(context, { ends: true, reason });
  context.emit("link.ended", { linkId });
  return ended;
});
