import type { ComponentProps } from "react";

import { Icon, type IconName } from "./icon.tsx";

export interface ButtonProps extends ComponentProps<"button"> {
  /** @default "plain" */
  readonly variant?: "primary" | "plain" | "quiet" | "danger" | "quiet-danger";
  readonly icon?: IconName;
}

export function Button({ variant = "plain", icon, className = "", children, ...props }: ButtonProps) {
  return (
    <button type="button" className={`button button-${variant} ${className}`} {...props}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
