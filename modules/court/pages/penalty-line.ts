import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Penalty } from "../offences/offence.ts";

/** The penalty that the law threatens, in one line. */
export function usePenalty(): (penalty: Penalty) => string {
  const { t } = useText("court");
  const { list } = useFormat();
  return ({ leastMonths: least, mostMonths: most, life, fine, confiscation }) =>
    list([
      ...(least !== null && most !== null
        ? [t("penalty.span", { least, most })]
        : most !== null
          ? [t("penalty.most", { most })]
          : least !== null
            ? [t("penalty.least", { least })]
            : []),
      ...(life ? [t("penalty.life")] : []),
      ...(fine ? [t("penalty.fine")] : []),
      ...(confiscation ? [t("penalty.confiscation")] : []),
    ]);
}
