import { formatAgo } from "../time/format-age.ts";
import { day } from "../time/durations.ts";
import { useNow } from "../time/use-now.ts";
import { Icon } from "../ui/icon.tsx";

/** What was used this lately is likely to be in use, in milliseconds. */
const lately = 7 * day;

interface Props {
  /** When a key signed a request for the last time; nothing when it never did. */
  readonly at: string | null | undefined;
}

/** Says whether something is likely to stop. */
export function LastUse({ at }: Props) {
  const age = useNow() - Date.parse(at ?? "");
  if (at == null) return <p className="dialog-text">It has never signed a request.</p>;
  if (age > lately)
    return <p className="dialog-text">It signed a request {formatAgo(age)}, and none since.</p>;
  return (
    <div className="notice">
      <Icon name="alert" />
      <p>
        <strong>It signed a request {formatAgo(age)}.</strong> Whatever that was stops working, unless it has
        another key by now.
      </p>
    </div>
  );
}
