import { Icon } from "./icon.tsx";
import { useOnline } from "./use-online.ts";

/** There all the time, so that its words are read out when they come. */
export function OfflineNotice() {
  const isOnline = useOnline();
  return (
    <div className="offline" role="status">
      {!isOnline && (
        <div className="notice">
          <Icon name="offline" />
          <p>
            <strong>This computer is offline.</strong> What you see was loaded before. The API can be reached
            again once there is a network.
          </p>
        </div>
      )}
    </div>
  );
}
