import { Button, Menu, VisuallyHidden } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { isLang, type Lang, langs } from "#kernel/words";
import { call } from "../api/call.ts";
import { Icon } from "../components/icon.tsx";
import { langNames } from "../i18n/lang-names.ts";
import { pickHere } from "../i18n/picked.ts";
import { changeLang } from "../i18n/setup.ts";
import { useText } from "../i18n/use-text.ts";

/** The six languages, each by its own name; kept with the account, and on the device before sign-in. */
export function LanguageMenu({ signedIn }: { signedIn?: boolean }) {
  const { t, lang } = useText();
  const client = useQueryClient();

  async function choose(next: Lang): Promise<void> {
    pickHere(next);
    await changeLang(next);
    if (!signedIn) return;
    await call("session.set-language", { lang: next }, { key: crypto.randomUUID() }).catch(() => undefined);
    // Sentences that the server wrote are asked for anew.
    await client.invalidateQueries();
  }

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
