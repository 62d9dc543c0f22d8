import { thumbprintOf } from "../pair/thumbprint-of.ts";
import { DeleteDialog } from "../delete/delete-dialog.tsx";
import { useDeletion } from "../delete/use-deletion.ts";
import type { SessionInfo } from "../session/session-info.ts";
import { SwitchDialog } from "../switch/switch-dialog.tsx";
import { useSwitching } from "../switch/use-switching.ts";
import type { AskedAction } from "./asked-action.ts";

interface Props {
  readonly info: SessionInfo;
  readonly asked: AskedAction | undefined;
  readonly onAsk: (asked: AskedAction) => void;
  readonly onClose: () => void;
}

/** Has actions confirmed, and carries them out: several at once if need be, also when nothing is asked any more. */
export function PairDialogs({ info, asked, onAsk, onClose }: Props) {
  const remove = useDeletion();
  const turn = useSwitching();
  if (asked === undefined) return null;

  const { name, pair } = asked;
  const shared = { pair, target: info.target, isSigner: thumbprintOf(pair) === info.signer, onClose };
  return name === "delete" ? (
    <DeleteDialog
      {...shared}
      focusAfterDeletion={() => asked.focusAfterDeletion}
      onConfirm={() => remove(pair)}
      onSwitchInstead={() => onAsk({ ...asked, name: "switch" })}
    />
  ) : (
    <SwitchDialog {...shared} onConfirm={() => turn(pair)} />
  );
}
