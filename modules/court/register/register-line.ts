import { z } from "zod";

/** What stands beside the head of every line of a register. */
export const RegisterLine = z.object({
  id: z.uuid(),
  removedAt: z.string().nullable(),
  version: z.int(),
  may: z.array(z.enum(["revise", "remove", "restore"])),
});
