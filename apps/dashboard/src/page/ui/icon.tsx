/** Drawn on a grid of 16. */
const paths = {
  alert: "M8 1.9 14.6 13.4H1.4ZM8 6.3v3.2M8 11.4v.1",
  check: "m3 8.6 3.3 3.2L13 4.6",
  "chevron-left": "M10 3.5 5.5 8l4.5 4.5",
  "chevron-right": "M6 3.5 10.5 8 6 12.5",
  "chevrons-left": "M12.5 3.5 8 8l4.5 4.5M7.5 3.5 3 8l4.5 4.5",
  close: "m4 4 8 8M12 4l-8 8",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z",
  download: "M8 2.5v8M4.5 7.2 8 10.6l3.5-3.4M2.5 13.5h11",
  key: "M8.4 7.6 13.5 2.5M11.3 4.7l2 2M9 10.2a3.3 3.3 0 1 1-6.6 0 3.3 3.3 0 0 1 6.6 0Z",
  moon: "M13.4 9.6A5.9 5.9 0 0 1 6.4 2.6a5.9 5.9 0 1 0 7 7Z",
  offline:
    "M2.5 2.5l11 11M1.5 6a9.3 9.3 0 0 1 2.9-1.8M7 3.3A9.4 9.4 0 0 1 14.5 6M4 8.8a5.7 5.7 0 0 1 2.6-1.5M9.9 7.5A5.8 5.8 0 0 1 12 8.8M8 12.3v.1",
  power: "M8 1.8v5.7M4.7 3.9a5.3 5.3 0 1 0 6.6 0",
  plus: "M8 3v10M3 8h10",
  refresh: "M13.5 3v3.3h-3.3M13.2 6.3A5.5 5.5 0 1 0 13.4 9",
  sun: "M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7M10.7 8a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0Z",
  system: "M2 3h12v8H2ZM5.5 13.5h5M8 11v2.5",
  trash: "M2.8 4.2h10.4M6.2 4V2.5h3.6V4M4.2 4.2l.5 9.3h6.6l.5-9.3M6.7 7v3.8M9.3 7v3.8",
} as const;

export type IconName = keyof typeof paths;

/** Says nothing by itself: whatever it stands beside does. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
