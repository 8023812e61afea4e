import { useText } from "../../../web/i18n/use-text.ts";
import type { Matrix } from "./gaps.tsx";

/** The heading of a matrix: a column for each country and agency that assessed it. */
export function MatrixHead({ columns, first }: { columns: Matrix["columns"]; first: string }) {
  const { t } = useText("law");
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {columns.map(({ country, place, agencyId, agency, shared }) => (
          <th key={`${country} ${agencyId}`} scope="col">
            <bdi>{place}</bdi>
            <small>
              <bdi>{agency}</bdi>
            </small>
            {shared ? null : <small>{t("record.draft")}</small>}
          </th>
        ))}
      </tr>
    </thead>
  );
}
