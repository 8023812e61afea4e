import type { ModuleDoor } from "#kernel/module";

export async function demo(_world: Parameters<NonNullable<ModuleDoor["demo"]>>[0]): Promise<void> {}
