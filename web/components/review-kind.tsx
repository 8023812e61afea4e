import { useText } from "../i18n/use-text.ts";

/** What a proposal is about, in the words of the module that it belongs to, whose texts are loaded with it. */
export function ReviewKind({ kind }: { kind: string }) {
  const [module = "", name = ""] = kind.split(".");
  const { t } = useText(module);
  return <>{t(`review.${name}`)}</>;
}
