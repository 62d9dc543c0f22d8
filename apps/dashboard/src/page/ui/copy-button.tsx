import { useEffect, useState } from "react";

import { announce } from "./announcer.tsx";
import { Button, type ButtonProps } from "./button.tsx";

interface Props extends Omit<ButtonProps, "onClick" | "icon"> {
  readonly value: string;
  /** What is copied, for the announcement: "Id". */
  readonly subject: string;
  /** In place of the clipboard, when the browser does not let it be written. */
  readonly onRefused?: () => void;
}

/** Copies a text, and shows for a moment that it did. */
export function CopyButton({ value, subject, onRefused, children, ...props }: Props) {
  const [copies, setCopies] = useState(0);
  useEffect(() => {
    if (copies === 0) return undefined;
    const timer = setTimeout(() => setCopies(0), 2000);
    return () => clearTimeout(timer);
  }, [copies]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopies((count) => count + 1);
      announce(`${subject} copied`);
    } catch {
      announce(`${subject} could not be copied. Select it and press Ctrl+C or Command+C.`);
      onRefused?.();
    }
  };
  return (
    <Button icon={copies > 0 ? "check" : "copy"} onClick={() => void copy()} {...props}>
      {children}
    </Button>
  );
}
