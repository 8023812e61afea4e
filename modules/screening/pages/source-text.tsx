import { useText } from "../../../web/i18n/use-text.ts";
import { sourceParts } from "./source-parts.ts";

/** Where a question comes from, in the reader's language; what is not one of the usual citations stays as it was written. */
export function SourceText({ source }: { source: string }) {
  const { t } = useText("screening");
  const { own, cited, value } = sourceParts(source);
  const after = cited === null ? value : t(`cited.${cited}`, { value });
  return <bdi>{own ? t("cited.own", { after }) : after}</bdi>;
}
