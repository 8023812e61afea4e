/** Tells a person something on the error channel; answers go to the other one. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
