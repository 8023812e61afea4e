import { Link as RouterLink } from "@tanstack/react-router";
import { useText } from "../i18n/use-text.ts";
import styles from "./layout.module.css";

/** The sign and name of the product, which lead home. */
export function Brand({ under }: { under?: string }) {
  const { t } = useText();
  return (
    <RouterLink to="/app" className={styles.brand} title={under}>
      <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true" style={{ flex: "none" }}>
        <rect width="32" height="32" rx="6" fill="var(--p-accent)" />
        <path d="M10 25V7h8a5.5 5.5 0 0 1 0 11h-4v7z" fill="var(--p-on-accent)" />
      </svg>
      <span>
        <strong>{t("shell.name")}</strong>
        {under ? <small>{under}</small> : null}
      </span>
    </RouterLink>
  );
}
