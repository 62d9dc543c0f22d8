import { useRef } from "react";

import { CopyButton } from "../ui/copy-button.tsx";
import { SaveButton } from "./save-button.tsx";

interface Props {
  /** PEM. */
  readonly privateKey: string;
  /** The name of the file that it is saved as. */
  readonly fileName: string;
  readonly isSaved: boolean;
  readonly onSavedChange: (isSaved: boolean) => void;
}

/** A private key, ways to save it, and the word that it is. */
export function KeyFields({ privateKey, fileName, isSaved, onSavedChange }: Props) {
  const text = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <label className="dialog-field">
        Private key (PEM)
        <textarea
          ref={text}
          className="input key-text mono"
          readOnly
          rows={9}
          value={privateKey}
          spellCheck={false}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
        />
      </label>
      <div className="key-actions">
        <CopyButton value={privateKey} subject="Private key" onRefused={() => text.current?.focus()}>
          Copy
        </CopyButton>
        <SaveButton text={privateKey} name={fileName} />
      </div>
      <label className="saved-field">
        <input type="checkbox" checked={isSaved} onChange={(event) => onSavedChange(event.target.checked)} />
        <span>
          <b>I have saved the private key</b>
          <span className="saved-hint">In a secret store, or a file that only you can read.</span>
        </span>
      </label>
    </>
  );
}
