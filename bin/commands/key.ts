import { readFileSync } from "node:fs";
import { openInstance, putBackMasterKey } from "#kernel/config";
import { readRecoveryKit, recoveryKit, VaultError } from "#kernel/vault";
import { type Command, Failure, oneWord, UsageError } from "../lib/command.ts";

export const key: Command = {
  usage: "show | enter   (enter reads the four lines from the standard input)",
  async run(call) {
    const config = call.config();
    switch (oneWord(call, "the word show or enter")) {
      case "show": {
        const kit = recoveryKit(openInstance(config).masterKey.forRecoveryKit());
        call.say(
          "Print these four lines and lock them away from this machine. Whoever has them can read every name.",
        );
        return { json: { kit }, text: kit };
      }
      case "enter": {
        const path = putBackMasterKey(config, readKit(readFileSync(0, "utf8")));
        return { json: { path }, text: `The master key is back in ${path}.` };
      }
      default:
        throw new UsageError("Expected the word show or enter.");
    }
  },
};

function readKit(text: string): Buffer {
  try {
    return readRecoveryKit(text);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    const { line } = error.detail as { line?: number };
    throw new Failure(
      "bad-recovery-kit",
      `Line ${line ?? "1"} of the recovery kit is not as it was printed; compare it letter by letter.`,
    );
  }
}
