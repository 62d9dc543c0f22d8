import { Icon } from "../ui/icon.tsx";

export function EmptyList() {
  return (
    <div className="empty-list">
      <Icon name="key" />
      <h3>No key pairs</h3>
      <p>
        A program signs its requests with the private key of a pair. Create the first one, and its private key
        is shown once, to be saved.
      </p>
    </div>
  );
}
