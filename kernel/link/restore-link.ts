import { z } from "zod";
import { action } from "../action/declare.ts";
import { changeLink } from "./change-link.ts";
import { Link } from "./link.ts";

export const restoreLink = action({
  name: "link.restore-link",
  about: "Takes back that a link has ended.",
  needs: "link.make",
  input: z.object({ linkId: z.uuid(), dossierId: z.uuid() }),
  output: Link,
  refusals: ["may-not", "read-only"],
  emits: ["link.restored"],
  undo: "link.end-link",
}).run(async (context) => {
  const { linkId } = context.input;
  const restored = await changeLink(context, { ends: false });
  context.emit("link.restored", { linkId });
  return restored;
});
