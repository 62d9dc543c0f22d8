/** What nothing on the page needs: the browser refuses it to whatever runs there. */
const refusedFeatures = [
  "camera",
  "clipboard-read",
  "display-capture",
  "geolocation",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
];

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Nor may anything make a type that would be trusted.
  "trusted-types 'none'",
];

/**
 * The headers of every answer, whatever it is: nothing is kept on disk, nothing is loaded from elsewhere or shown
 * inside another page, no page of another origin gets hold of a window or an answer of this one.
 */
export const responseHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": contentSecurityPolicy.join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": refusedFeatures.map((feature) => `${feature}=()`).join(", "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
