export type { Dispatcher, DispatcherSettings } from "./dispatcher.ts";
export { startDispatcher, tellAll } from "./dispatcher.ts";
export { eventModule } from "./door.ts";
export type { Handler, HandlerContext, HandlerWords, Subscriber, Told } from "./subscriber.ts";
export { clockEvents, onEvent } from "./subscriber.ts";
