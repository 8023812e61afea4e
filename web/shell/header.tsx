import type { Session } from "../api/session.ts";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useText } from "../i18n/use-text.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import { ColourToggle } from "./colour-toggle.tsx";
import { HelpButton } from "./help-button.tsx";
import { LanguageMenu } from "./language-menu.tsx";
import styles from "./layout.module.css";
import { Notices } from "./notices.tsx";
import { SearchBox } from "./search-box.tsx";

export type HeaderProps = {
  readonly session: Session;
  readonly phone: boolean | undefined;
};

/** Who and where one is, search, and what concerns the reader personally. */
export function Header({ session, phone }: HeaderProps) {
  const { t, lang } = useText();
  const roles = session.roles.map((role) => t(`role.${role}`)).join(", ");
  const where = session.agency ? joined(roles, nameIn(session.agency.name, lang)) : roles;
  return (
    <header className={styles.header}>
      <Brand under={where} />
      <SearchBox phone={phone} />
      <div className={styles.tools}>
        <Notices />
        {phone ? null : <HelpButton />}
        {phone ? null : <LanguageMenu signedIn />}
        {phone ? null : <ColourToggle />}
        <AccountMenu session={session} phone={phone} />
      </div>
    </header>
  );
}
