/** Run in the page: puts one instrument of so many questions, half of them with conditions, where the app keeps them. */
export async function longInstrument(questions: number): Promise<void> {
  const told = (text: string) => ({ en: text });
  const all = Array.from({ length: questions }, (_, at) => ({
    id: `q${at}`,
    kind: "yes-no",
    text: told(`Question ${at + 1} of a long list, in a sentence of a usual length?`),
    source: "bench",
    ...(at % 2 === 1 ? { when: { not: { answered: `q${at - 1}`, is: ["refused"] } } } : {}),
    claims: [{ element: at % 3 === 0 ? "purpose" : "means" }],
  }));
  const sections = Array.from({ length: 10 }, (_, at) => ({
    id: `s${at}`,
    title: told(`Section ${at + 1}`),
    questions: all.slice(at * (questions / 10), (at + 1) * (questions / 10)),
  }));
  const value = [
    {
      ...{
        id: "long",
        version: 1,
        title: told("Long"),
        languages: ["en"],
        audience: "anyone",
        use: "interview",
      },
      ...{ minutes: 40, source: "bench", sections },
    },
  ];
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const asked = indexedDB.open("palermo-notes");
    asked.onsuccess = () => resolve(asked.result);
  });
  const done = opened.transaction("named", "readwrite").objectStore("named").put({ name: "shared", value });
  await new Promise((resolve) => {
    done.onsuccess = resolve;
  });
  opened.close();
}

/** Run in the page: begins so many interviews and goes back to the list after each, as a reader would. */
export async function storedNotes(count: number): Promise<void> {
  const press = (find: (one: HTMLButtonElement) => boolean) =>
    [...document.querySelectorAll("button")].find(find)?.click();
  const frame = () => new Promise((resolve) => setTimeout(resolve));
  for (let made = 0; made < count; made += 1) {
    press((one) => one.textContent?.includes("New interview") ?? false);
    for (let tries = 0; document.querySelector("h2") === null && tries < 200; tries += 1) await frame();
    press((one) => one.getAttribute("aria-label") === "Back");
    for (let tries = 0; document.querySelector("h2") !== null && tries < 200; tries += 1) await frame();
  }
}
