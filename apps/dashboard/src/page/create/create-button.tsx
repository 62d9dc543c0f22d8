import { lazy, useState } from "react";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import type { SessionInfo } from "../session/session-info.ts";
import { Button } from "../ui/button.tsx";
import { Late } from "../ui/late.tsx";

const CreateDialog = lazy(async () => ({ default: (await import("./create-dialog.tsx")).CreateDialog }));

interface Props {
  /** Says where the pair will be created. */
  readonly info: SessionInfo;
  /** The pairs that are there. */
  readonly all: AllPairs;
  readonly hasSession: boolean;
  /** Told when something comes into being that must not be lost, and when it is safe. */
  readonly onPrecious: (isPrecious: boolean) => void;
}

export function CreateButton(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
        Create key pair
      </Button>
      {isOpen && (
        <Late>
          <CreateDialog onClosed={() => setOpen(false)} {...props} />
        </Late>
      )}
    </>
  );
}
