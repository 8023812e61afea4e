import { useEffect } from "react";

const twiceMs = 1_000;
/** Of a phone that is shaken on purpose, in m/s² without gravity. */
const strongShake = 22;
const shakes = 3;
const shakesMs = 900;

const gravity = 9.81;

/** Phones without a gyroscope tell movement only together with gravity. */
function strengthOf({ acceleration, accelerationIncludingGravity }: DeviceMotionEvent): number {
  const length = (of: DeviceMotionEventAcceleration) => Math.hypot(of.x ?? 0, of.y ?? 0, of.z ?? 0);
  if (acceleration && acceleration.x !== null) return length(acceleration);
  return accelerationIncludingGravity ? Math.abs(length(accelerationIncludingGravity) - gravity) : 0;
}

type AsksFirst = { readonly requestPermission?: () => Promise<string> };

/** Some phones tell movement only after their owner agreed, and ask on a touch alone. */
function askForMovement(): void {
  const { requestPermission } = (window.DeviceMotionEvent ?? {}) as AsksFirst;
  void requestPermission?.call(window.DeviceMotionEvent).catch(() => undefined);
}

/** Calls `leave` on Esc twice and on a strong shake; both before dialogs and menus take the key for themselves. */
export function useQuickExit(leave: () => void): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const moved: number[] = [];
    function pressed(event: KeyboardEvent): void {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - last < twiceMs) leave();
      last = event.timeStamp;
    }
    function shaken(event: DeviceMotionEvent): void {
      const { timeStamp } = event;
      if (strengthOf(event) < strongShake) return;
      moved.push(timeStamp);
      while (moved.length > 0 && timeStamp - (moved[0] ?? 0) > shakesMs) moved.shift();
      if (moved.length >= shakes) leave();
    }
    document.addEventListener("keydown", pressed, { capture: true });
    window.addEventListener("devicemotion", shaken);
    document.addEventListener("click", askForMovement, { capture: true, once: true });
    return () => {
      document.removeEventListener("keydown", pressed, { capture: true });
      window.removeEventListener("devicemotion", shaken);
      document.removeEventListener("click", askForMovement, { capture: true });
    };
  }, [leave]);
}

/** Calls `lock` after this long without a touch or a key, also when the phone slept meanwhile. */
export function useIdleLock(active: boolean, lock: () => void, afterMs: number): void {
  useEffect(() => {
    if (!active) return;
    let last = Date.now();
    const touch = () => {
      last = Date.now();
    };
    const look = () => {
      if (Date.now() - last >= afterMs) lock();
    };
    const signs = ["pointerdown", "keydown", "scroll", "input"] as const;
    for (const sign of signs) document.addEventListener(sign, touch, { capture: true, passive: true });
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(look, Math.min(5_000, afterMs));
    return () => {
      for (const sign of signs) document.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener("visibilitychange", look);
      clearInterval(timer);
    };
  }, [active, lock, afterMs]);
}

/** Hides the page from the list of apps and the lock screen: what is not looked at is not drawn. */
export function useCover(): void {
  useEffect(() => {
    const cover = () => {
      document.documentElement.style.visibility = document.visibilityState === "hidden" ? "hidden" : "";
      document.body.style.display = document.visibilityState === "hidden" ? "none" : "";
    };
    document.addEventListener("visibilitychange", cover);
    return () => {
      document.removeEventListener("visibilitychange", cover);
      document.documentElement.style.visibility = "";
      document.body.style.display = "";
    };
  }, []);
}
