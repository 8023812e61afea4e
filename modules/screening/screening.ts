/** The words of screening: shared by server and browser, pure, without any input or output. */
export * from "./words/answers.ts";
export * from "./words/assess.ts";
export * from "./words/condition.ts";
export * from "./words/dimensions.ts";
export * from "./words/element.ts";
export * from "./words/event.ts";
export * from "./words/handed.ts";
export * from "./words/instrument.ts";
export * from "./words/may.ts";
export * from "./words/rule.ts";
export * from "./words/screening.ts";
export * from "./words/setting.ts";
export * from "./words/steps.ts";
export * from "./words/tip.ts";
export * from "./words/visible.ts";
export * from "./words/voices.ts";
