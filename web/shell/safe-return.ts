/** Where to go after sign-in: a page of this app, never an address of somewhere else. */
export function safeReturn(back: unknown): string {
  if (typeof back !== "string" || !/^\/app(\/[\w\-./$%~]*)?(\?[^#\\]*)?$/.test(back)) return "/app";
  return back.startsWith("/app/sign-in") || back.includes("//") ? "/app" : back;
}
