import { Text, Title, UnstyledButton } from "@mantine/core";
import { useText } from "../i18n/use-text.ts";
import styles from "./sign-in.module.css";

/** The roles of the demonstration country, one account each; printed by the server at its start too. */
const roles = [
  "frontline",
  "advocate",
  "provider",
  "investigator",
  "analyst",
  "prosecutor",
  "integrity",
  "court",
  "central",
  "coordinator",
  "rapporteur",
  "editor",
  "trainer",
  "programme",
  "admin",
  "auditor",
] as const;
const password = "palermo-demo-only";

export type DemonstrationAccountsProps = {
  readonly busy: boolean;
  readonly onChoose: (account: { email: string; password: string }) => void;
};

/** One account for each role: a click signs in. Loaded only where the server says that it is a demonstration. */
export function DemonstrationAccounts({ busy, onChoose }: DemonstrationAccountsProps) {
  const { t } = useText();
  return (
    <section className={styles.accounts} aria-labelledby="demonstration">
      <Title order={2} size="h3" id="demonstration">
        {t("demonstration.accounts")}
      </Title>
      <Text c="dimmed" size="sm">
        {t("demonstration.how", { password })}
      </Text>
      <ul>
        {roles.map((role) => {
          const email = `${role}@demo.palermo.test`;
          return (
            <li key={role}>
              <UnstyledButton
                className={styles.account}
                disabled={busy}
                onClick={() => onChoose({ email, password })}
              >
                <span>{t(`role.${role}`)}</span>
                <small dir="ltr">{email}</small>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
