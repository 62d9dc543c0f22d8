import { Toast as BaseToast } from "@base-ui/react/toast";
import { useEffect } from "react";

import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { connectToasts, type Toast } from "./show-toast.ts";
import "./toasts.css";

const manager = BaseToast.createToastManager<Toast>();

/** Shows messages in a corner, where F6 leads to. Loaded once the list is there. */
export function Toasts() {
  useEffect(() => {
    connectToasts((toast) => {
      const { title, description, kind, action } = toast;
      const id = manager.add({
        title,
        description,
        data: toast,
        timeout: kind === "failure" ? 0 : 5000,
        ...(action && {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.run();
            },
          },
        }),
      });
    });
  }, []);

  return (
    <BaseToast.Provider toastManager={manager} limit={5}>
      <BaseToast.Portal>
        <BaseToast.Viewport className="toasts">
          <ToastList />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}

function ToastList() {
  const { toasts } = BaseToast.useToastManager<Toast>();
  return toasts.map((toast) => (
    <BaseToast.Root key={toast.id} toast={toast} className={`toast toast-${toast.data!.kind}`}>
      <BaseToast.Content className="toast-content">
        <Icon name={toast.data!.kind === "failure" ? "alert" : "check"} />
        <div className="toast-text">
          <BaseToast.Title className="toast-title" />
          <BaseToast.Description className="toast-description" />
          {toast.data!.details !== undefined && (
            // What begins there does not drag the toast away: it opens, and can be selected.
            <details data-base-ui-swipe-ignore="">
              <summary>Details</summary>
              <p className="problem-details">{toast.data!.details}</p>
            </details>
          )}
          <BaseToast.Action className="button button-plain" />
        </div>
        {/* The library's own is hidden from screen readers until the toast has the focus. */}
        <Button
          variant="quiet"
          className="button-icon"
          icon="close"
          aria-label="Dismiss"
          onClick={() => manager.close(toast.id)}
        />
      </BaseToast.Content>
    </BaseToast.Root>
  ));
}
