export type Failure = { file: string; title: string; why: string };
export function readReport(path: string, code: number): { passed: number; failures: Failure[] };
export function worthASecondRun(failures: readonly Failure[]): string[];
