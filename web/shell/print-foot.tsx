import { useEffect, useState } from "react";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import styles from "./layout.module.css";

/** Stands on every printed page: what was printed, by whom and when. Not seen on the screen. */
export function PrintFoot({ name }: { name: string }) {
  const { dateTime } = useFormat();
  const [printed, setPrinted] = useState({ title: document.title, at: new Date().toISOString() });
  useEffect(() => {
    const note = () => setPrinted({ title: document.title, at: new Date().toISOString() });
    const titles = new MutationObserver(note);
    const head = document.querySelector("title");
    if (head) titles.observe(head, { childList: true });
    note();
    window.addEventListener("beforeprint", note);
    return () => {
      titles.disconnect();
      window.removeEventListener("beforeprint", note);
    };
  }, []);
  return (
    <div className={styles.printFoot} aria-hidden="true">
      <bdi>{joined(printed.title, name, dateTime(printed.at))}</bdi>
    </div>
  );
}
