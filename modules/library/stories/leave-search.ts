import type { Context } from "#kernel/action";

/** Nothing finds a story that left. */
export async function leaveSearch(_tx: Context<unknown>["tx"], _storyId: string): Promise<void> {}
