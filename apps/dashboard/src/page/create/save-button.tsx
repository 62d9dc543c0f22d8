import { useEffect, useRef, useState } from "react";

import { announce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly text: string;
  /** The name of the file. */
  readonly name: string;
}

/** Saves a text as a file, and says where it is and who may read it. */
export function SaveButton({ text, name }: Props) {
  const [isSaved, setSaved] = useState(false);
  const url = useRef<string>(null);
  // Until it is revoked, the browser keeps the text for whoever has the address.
  useEffect(
    () => () => {
      if (url.current !== null) URL.revokeObjectURL(url.current);
      url.current = null;
    },
    [],
  );

  const saved = `Saved as ${name} in your downloads. Others on this machine may be able to read it: `;
  const save = () => {
    url.current ??= URL.createObjectURL(new Blob([text], { type: "application/x-pem-file" }));
    const link = document.createElement("a");
    link.href = url.current;
    link.download = name;
    link.click();
    setSaved(true);
    announce(`${saved}chmod 600`);
  };
  return (
    <>
      <Button icon="download" onClick={save}>
        Download
      </Button>
      {isSaved && (
        <p className="dialog-hint saved-as">
          {saved}
          <code>chmod 600</code>
        </p>
      )}
    </>
  );
}
