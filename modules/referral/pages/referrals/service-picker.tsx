import { Select } from "@mantine/core";
import { useQuestion } from "../../../../web/api/use-question.ts";
import type { CustomInput } from "../../../../web/components/fields.ts";
import { joined } from "../../../../web/i18n/joined.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { offerServices } from "../../referrals/offer-services.ts";
import type { ServiceKind } from "../../words/lists.ts";
import { wordsOfService } from "./service-words.ts";

type Props = CustomInput & { readonly kind: ServiceKind; readonly after?: string };

/** Services of a kind that are open now, those with free places first; with what helps to choose. */
export function ServicePicker({ value, onChange, error, kind, after }: Props) {
  const { t, lang } = useText("referral");
  const asked = useQuestion<typeof offerServices>("referral.offer-services", {
    kind,
    ...(after ? { after } : {}),
  });
  const items = asked.data?.items ?? [];
  return (
    <Select
      label={t("ask.service")}
      description={asked.isSuccess && items.length === 0 ? t("offer.none") : t("offer.hint")}
      required
      searchable
      name="serviceId"
      error={error}
      data={items.map((one) => ({
        value: one.serviceId,
        label: joined(
          wordsOfService(one, lang),
          one.areas.join(", "),
          one.free === null ? "" : t("offer.free", { count: one.free }),
          one.hasAccount ? "" : t("offer.no-account"),
        ),
      }))}
      value={typeof value === "string" ? value : null}
      onChange={onChange}
      nothingFoundMessage={t("offer.none")}
    />
  );
}
