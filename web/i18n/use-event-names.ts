import { useTranslation } from "react-i18next";

/**
 * What events are called, by the name under which they are sent (`casefile.case-closed`): a module names its own under
 * `event-names`, those of the kernel's parts stand beside the texts of webhooks. An event without a name is called as
 * it is sent.
 */
export function useEventNames(events: readonly string[]): (event: string) => string {
  const parts = [...new Set(events.map((event) => event.split(".")[0] ?? ""))];
  const { t } = useTranslation(["webhook", ...parts]);
  return (event) => {
    const [part = "", name = ""] = event.split(".");
    return (
      t(`event-names.${name}`, { ns: part, defaultValue: "" }) ||
      t(`event-names.${part}.${name}`, { ns: "webhook", defaultValue: "" }) ||
      event
    );
  };
}
