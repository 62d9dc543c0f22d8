import { Button, type ButtonProps } from "./button.tsx";
import { useSecondsUntil } from "./use-seconds-until.ts";

interface Props extends Omit<ButtonProps, "onClick" | "disabled" | "children"> {
  /** From when on it makes sense, in milliseconds since 1970. */
  readonly notBefore: number;
  readonly onRetry: () => void;
  /** @default "Try again" */
  readonly label?: string;
}

/** Tries again, but not before the API asked for. */
export function RetryButton({ notBefore, onRetry, label = "Try again", ...props }: Props) {
  const seconds = useSecondsUntil(notBefore);
  return (
    <Button icon="refresh" onClick={onRetry} disabled={seconds > 0} {...props}>
      {seconds > 0 ? `${label} in ${seconds} s` : label}
    </Button>
  );
}
