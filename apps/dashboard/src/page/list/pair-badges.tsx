import { Icon } from "../ui/icon.tsx";

interface Props {
  /** Whether the host signs with it. */
  readonly isSigner: boolean;
  readonly isOff: boolean;
  readonly isPast: boolean;
}

/** What is out of the ordinary about a pair. */
export function PairBadges({ isSigner, isOff, isPast }: Props) {
  return (
    <span className="pair-badges">
      {isSigner && (
        <span className="badge badge-own">
          <Icon name="key" />
          Signs for this page
        </span>
      )}
      {isOff && (
        <span className="badge badge-off">
          <Icon name="power" />
          Switched off
        </span>
      )}
      {isPast && (
        <span className="badge badge-past">
          <span className="diamond" />
          Past rotation age
        </span>
      )}
    </span>
  );
}
