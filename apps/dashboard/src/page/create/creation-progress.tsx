import { useSecondsUntil } from "../ui/use-seconds-until.ts";

interface Props {
  /** When the creation began, in milliseconds since 1970. Left out while there is none under way. */
  readonly since: number | undefined;
}

/** Says that a pair is being created, and what takes so long. There from the start, so that it is read out. */
export function CreationProgress({ since }: Props) {
  return (
    <div role="status">
      {since !== undefined && <span className="visually-hidden">Creating a key pair</span>}
      {since !== undefined && <SlowCreation since={since} />}
    </div>
  );
}

function SlowCreation({ since }: { readonly since: number }) {
  const isSlow = useSecondsUntil(since + 4000) === 0;
  return (
    isSlow && (
      <p className="dialog-text">
        This takes longer than it should. If the answer is lost, the list is searched for the new pair for 10
        seconds.
      </p>
    )
  );
}
