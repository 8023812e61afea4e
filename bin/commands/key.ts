import { readFileSync } from "node:fs";
import { type Config, openInstance, putBackMasterKey, socketPath } from "#kernel/config";
import { readRecoveryKit, recoveryKit, VaultError } from "#kernel/vault";
import { type Answer, type Call, type Command, Failure, oneWord, UsageError } from "../lib/command.ts";
import { isListening } from "../lib/listening.ts";

export const key: Command = {
  usage: "show | enter | rotate   (enter reads the four lines from the standard input)",
  async run(call) {
    const config = call.config();
    switch (oneWord(call, "the word show, enter or rotate")) {
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
      case "rotate":
        return rotate(call, config);
      default:
        throw new UsageError("Expected the word show, enter or rotate.");
    }
  },
};

async function rotate(call: Call, config: Config): Promise<Answer> {
  if (await isListening(socketPath(config))) {
    throw new Failure(
      "still-running",
      `Palermo is running on ${config.dataFolder}: stop it first, then rotate the key. Nothing was changed.`,
    );
  }
  const { rotateKeyOfInstance } = await import("#kernel/server");
  const { path, key, agencyKeys, checkpoints } = await rotateKeyOfInstance(config, call.say);
  const kit = recoveryKit(key);
  call.say(
    "The master key is a new one. Print these four lines and lock them away; keep the old kit as long as backups made before today, which only it opens.",
  );
  return { json: { kit, path, agencyKeys, checkpoints }, text: kit };
}

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
