/** A line that moves while what is shown is being fetched anew. Takes no room. */
export function RefreshHint({ isOn }: { readonly isOn: boolean }) {
  return (
    <div
      className={`refresh-hint ${isOn ? "refresh-hint-on" : ""}`}
      title={isOn ? "Refreshing" : undefined}
    />
  );
}
