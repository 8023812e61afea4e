import { Button, Select, Stack } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../../web/api/use-question.ts";
import type { CustomInput } from "../../../../web/components/fields.ts";
import { joined } from "../../../../web/i18n/joined.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { offerServices } from "../../referrals/offer-services.ts";
import type { ServiceKind } from "../../words/lists.ts";
import { useAreas } from "../names.ts";
import { Reasons } from "../reasons.tsx";
import styles from "../referral.module.css";
import { wordsOfService } from "./service-words.ts";

type Props = CustomInput & {
  readonly kind: ServiceKind;
  /** A referral after which another service is asked. */
  readonly after?: string;
  /** The file of the person for whom the first service is asked. */
  readonly supportFileId?: string;
};
type Offered = OutputOf<typeof offerServices>["items"][number];

/** As many as are shown with their reasons before one is chosen. */
const shown = 3;

/** Services in the order in which to ask them for this person, those that come first with what speaks for and against. */
export function ServicePicker({ value, onChange, error, values, kind, after, supportFileId }: Props) {
  const { t, lang } = useText("referral");
  const areas = useAreas();
  const area = typeof values?.area === "string" && values.area !== "" ? values.area : undefined;
  const asked = useQuestion<typeof offerServices>("referral.offer-services", {
    kind,
    ...(after ? { after } : {}),
    ...(supportFileId ? { supportFileId } : {}),
    ...(area ? { area } : {}),
  });
  const items = asked.data?.items ?? [];
  const chosen = items.find(({ serviceId }) => serviceId === value);
  const name = (one: Offered) =>
    joined(
      wordsOfService(one, lang),
      one.areas.slice(0, 4).map(areas.nameOf).join(t("comma")),
      one.hasAccount ? "" : t("offer.no-account"),
    );
  const hint = items.length === 0 ? "none" : asked.data?.fitting === 0 ? "none-fits" : "hint";
  return (
    <Stack gap="xs">
      <Select
        label={t("ask.service")}
        description={asked.isSuccess ? t(`offer.${hint}`) : t("offer.hint")}
        required
        searchable
        name="serviceId"
        error={error}
        data={items.map((one) => ({
          value: one.serviceId,
          label: joined(name(one), one.free === null ? "" : t("offer.free", { count: one.free })),
        }))}
        value={typeof value === "string" ? value : null}
        onChange={onChange}
        nothingFoundMessage={t("offer.none")}
      />
      {(chosen ? [chosen] : items.slice(0, shown)).map((one) => (
        <article key={one.serviceId} className={styles.found} data-fits={one.fits} aria-label={name(one)}>
          <p>
            <strong>
              <bdi>{name(one)}</bdi>
            </strong>
          </p>
          <Reasons reasons={one.reasons} />
          {chosen ? null : (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => onChange(one.serviceId)}
              aria-label={t("offer.choose-this", { service: wordsOfService(one, lang) })}
              style={{ justifySelf: "start" }}
            >
              {t("offer.choose")}
            </Button>
          )}
        </article>
      ))}
    </Stack>
  );
}
