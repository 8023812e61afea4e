import type { Page } from "playwright-core";
import { questionsIn, toldFirst } from "../../modules/screening/screening.ts";
import { median, percentile } from "../lib/numbers.ts";
import type { Figure } from "../lib/report.ts";
import { longForm } from "./long-form.ts";
import { fixedWork, type Phone, said, slowDown, threadTime } from "./phone.ts";

type Watched = { readonly paints: Record<string, number>; readonly frames: number[] };

/** Event Timing gives no entry below this, in ms; such an answer counts as if it had taken so long. */
const leastTold = 16;

/** Answers a form of 150 questions from the first to the last, then takes a third back, at two speeds of the processor. */
export async function answeringFigures(phone: Phone, most: number): Promise<Figure[]> {
  await begin(phone.page);
  const plain = await fixedWork(phone);
  await slowDown(phone, 4);
  const slowed = await fixedWork(phone);
  const slow = await answerAll(phone, most);
  await slowDown(phone, 1);
  const free = await answerAll(phone, most);
  const aside = await answerAll(phone, most, "aside");
  const each = (name: "task" | "script" | "layout") => free[name] - aside[name];
  return [
    {
      what: "a fixed piece of work, slowed 4×, takes as many times as long",
      value: slowed / plain,
      unit: "",
    },
    { what: "answers given, slowed 4×", value: slow.paints.length, unit: "", target: { atLeast: 100 } },
    {
      what: "answer to next paint, slowed 4×, p95",
      value: percentile(slow.paints, 0.95),
      unit: "ms",
      target: { atMost: 50 },
    },
    { what: "  median", value: median(slow.paints), unit: "ms" },
    { what: "  longest", value: Math.max(...slow.paints), unit: "ms" },
    { what: "  answer to the frame with it drawn, p95", value: percentile(slow.frames, 0.95), unit: "ms" },
    { what: "answer to next paint, not slowed, p95", value: percentile(free.paints, 0.95), unit: "ms" },
    {
      what: "processor time of an answer beside a press that answers nothing, 4×",
      value: 4 * each("task"),
      unit: "ms",
      target: { atMost: 50 },
    },
    { what: "  not slowed: script; keeping it sealed included", value: each("script"), unit: "ms" },
    { what: "  style and layout", value: each("layout"), unit: "ms" },
  ];
}

/** An adult who was told their rights; questions in the officer's language and in the person's beside it. */
async function begin(page: Page): Promise<void> {
  const press = (label: string, reply: string) =>
    page
      .getByRole("group", { name: label })
      .getByRole("button", { name: reply, exact: true })
      .first()
      .click();
  await page.getByRole("button", { name: said("list.new") }).click();
  await press(said("safety.safeToTalk"), said("answer.yes"));
  await press(said("safety.child"), said("answer.no"));
  await toStep(page, said("step.rights"));
  for (const topic of toldFirst) await page.getByLabel(said(`rights.topic.${topic}`)).check();
  await press(said("rights.understood"), said("rights.understood-is.said-it-back"));
  await page.getByLabel(said("rights.by")).fill("Officer 12");
  await toStep(page, said("step.choose"));
  await page.getByLabel(said("choose.lang")).selectOption("ar");
  await page
    .getByRole("main")
    .getByRole("button", { name: longForm().title.en ?? "" })
    .click();
  await page.getByText("Question 1 of part 1:").first().waitFor();
}

async function toStep(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation").getByRole("button", { name, exact: true }).click();
}

type Answered = {
  readonly paints: readonly number[];
  readonly frames: readonly number[];
  readonly script: number;
  readonly layout: number;
  readonly task: number;
};

/** Presses answers one after the other; `aside` presses the question's text in their place, which changes nothing. */
async function answerAll(
  phone: Phone,
  most: number,
  where: "button" | "aside" = "button",
): Promise<Answered> {
  const { page } = phone;
  await page.evaluate(watch);
  const before = await threadTime(phone);
  const presses = pressesOf(most);
  let pressed = 0;
  for (const { text, reply } of presses) {
    const at = await page.evaluate(bringNear, { text, reply, where });
    // Under a condition that does not hold.
    if (at === null) continue;
    await page.mouse.click(at.x, at.y);
    pressed += 1;
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }
  const after = await threadTime(phone);
  const { paints, frames } = await page.evaluate(watched);
  const told = Object.values(paints);
  if (frames.length !== pressed) throw new Error(`${pressed} answers, but ${frames.length} were seen`);
  const each = (name: "task" | "script" | "layout") => ((after[name] - before[name]) * 1000) / pressed;
  return {
    paints: [...told, ...Array.from({ length: Math.max(0, pressed - told.length) }, () => leastTold)],
    frames,
    script: each("script"),
    layout: each("layout"),
    task: each("task"),
  };
}

/** Yes to every question in order, then no to every third, which hides what hangs on it. */
function pressesOf(most: number): { text: string; reply: string }[] {
  const all = questionsIn(longForm()).map(({ text }) => text.en ?? "");
  const [agree, deny] = [said("answer.yes"), said("answer.no")];
  return [
    ...all.map((text) => ({ text, reply: agree })),
    ...all.filter((_, at) => at % 3 === 0).map((text) => ({ text, reply: deny })),
  ].slice(0, most);
}

/** In the page: begins to write down from the press to the next paint, by Event Timing and by frames. */
function watch(): void {
  const watching: Watched = { paints: {}, frames: [] };
  const page = globalThis as unknown as { watching?: Watched };
  const first = page.watching === undefined;
  page.watching = watching;
  if (!first) return;
  const now = () => page.watching ?? watching;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { interactionId = 0, duration } = entry as PerformanceEntry & { interactionId?: number };
      if (interactionId === 0) continue;
      const { paints } = now();
      paints[interactionId] = Math.max(paints[interactionId] ?? 0, duration);
    }
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  document.addEventListener(
    "click",
    ({ timeStamp }) => {
      // A message from within a frame arrives once that frame is drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => now().frames.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

async function watched(): Promise<Watched> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (globalThis as unknown as { watching: Watched }).watching;
}

/** In the page: scrolls to a question and says where the button for a reply is; null where the question is not shown. */
async function bringNear({ text, reply, where }: { text: string; reply: string; where: "button" | "aside" }) {
  const field = [...document.querySelectorAll("fieldset")].find((one) =>
    one.querySelector("legend")?.textContent?.startsWith(text),
  );
  const button = [...(field?.querySelectorAll("button") ?? [])].find((one) => one.textContent === reply);
  if (button === undefined) return null;
  const place = where === "button" ? button : (field?.querySelector("legend") ?? button);
  button.scrollIntoView({ block: "center" });
  for (let frames = 0; frames < 2; frames += 1) await new Promise((done) => requestAnimationFrame(done));
  const { left, top, width, height } = place.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
