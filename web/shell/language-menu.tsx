import { Button, Menu, VisuallyHidden } from "@mantine/core";
import { isLang, langs } from "#kernel/words";
import { Icon } from "../components/icon.tsx";
import { langNames } from "../i18n/lang-names.ts";
import { useText } from "../i18n/use-text.ts";
import { useChooseLang } from "./use-choose-lang.ts";

/** The six languages, each by its own name; kept with the account, and on the device before sign-in. */
export function LanguageMenu({ signedIn }: { signedIn?: boolean }) {
  const { t, lang } = useText();
  const choose = useChooseLang(signedIn ?? false);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="compact-md" px="xs" leftSection={<Icon name="globe" />}>
          <span>{lang.toUpperCase()}</span>
          <VisuallyHidden>{t("shell.language", { lang: langNames[lang] })}</VisuallyHidden>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={lang} onChange={(next) => (isLang(next) ? choose(next) : undefined)}>
          {langs.map((one) => (
            <Menu.RadioItem key={one} value={one} lang={one} closeMenuOnClick>
              {langNames[one]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
