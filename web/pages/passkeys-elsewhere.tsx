import { Anchor } from "@mantine/core";
import { Notice } from "../components/notice.tsx";
import { useText } from "../i18n/use-text.ts";

/** Says where passkeys work: they belong to one address, and an address of numbers can have none. */
export function PasskeysElsewhere({ origin }: { origin: string }) {
  const { t } = useText();
  const address = `${origin}${window.location.pathname}`;
  return (
    <Notice title={t("passkeys.elsewhere")}>
      <Anchor href={address}>
        <bdi dir="ltr">{origin}</bdi>
      </Anchor>
    </Notice>
  );
}
