import { sendProven } from "./call.ts";
import { isDemonstration } from "./demonstration.ts";
import { asProblem, Problem, problemFrom } from "./problem.ts";

/** Asks a question whose answer is a file, and hands it to the reader under its name. Throws `Problem`. */
export async function download(name: string, input: unknown, fileName: string): Promise<void> {
  hand(await bytesOf(name, input), fileName);
}

/** The bytes of such an answer, without a type. Throws `Problem`. */
export async function bytesOf(name: string, input: unknown): Promise<Blob> {
  const path = `/api/${name.replace(".", "/")}`;
  try {
    const response = await sendProven(path, (proof) =>
      fetch(path, {
        method: "POST",
        credentials: "same-origin",
        headers: {
          accept: "application/octet-stream, application/problem+json",
          "accept-language": document.documentElement.lang,
          "content-type": "application/json",
          ...proof,
        },
        body: JSON.stringify(input),
      }),
    );
    if (!response.ok) throw await problemFrom(response, name);
    return await response.blob();
  } catch (thrown) {
    throw thrown instanceof Problem ? thrown : asProblem(thrown, name);
  }
}

function hand(bytes: Blob, fileName: string): void {
  // Whatever the bytes say they are, the browser saves them and opens nothing.
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = isDemonstration() ? `DEMONSTRATION-${fileName}` : fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
