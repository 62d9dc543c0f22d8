import { Button, type ButtonProps } from "../ui/button.tsx";

export interface PagerProps {
  /** Left out where there is no such page, or not yet. */
  readonly firstPage?: (() => void) | undefined;
  readonly previousPage?: (() => void) | undefined;
  readonly nextPage?: (() => void) | undefined;
  /** What is shown, such as `21–40 of 124`. */
  readonly position: string;
}

export function Pager({ firstPage, previousPage, nextPage, position }: PagerProps) {
  return (
    <nav className="pager" aria-label="Pages">
      <Step icon="chevrons-left" onGo={firstPage}>
        First
      </Step>
      <Step icon="chevron-left" onGo={previousPage}>
        Previous
      </Step>
      <span className="pager-position" role="status">
        {position}
      </span>
      <Step icon="chevron-right" onGo={nextPage}>
        Next
      </Step>
    </nav>
  );
}

/** Stays where it is when it can do nothing, so that the focus does too. */
function Step({ onGo, ...props }: ButtonProps & { readonly onGo: (() => void) | undefined }) {
  return <Button className="pager-step" aria-disabled={onGo === undefined} onClick={onGo} {...props} />;
}
