// Next reads this before it looks at its own switch: no telemetry, whoever starts it.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const dev = process.env.NODE_ENV === "development";

// Scripts in a page are allowed without a nonce: a nonce would forbid every static page.
const csp = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  `connect-src 'self'${dev ? " ws:" : ""}`,
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

// Only the bare pages may be put into frames; they have no scripts.
const framed = csp.replace(/script-src [^;]*/, "script-src 'none'").replace("frame-ancestors 'none'", "frame-ancestors *");
const FRAMED = ["/embed/timeline", "/embed/map", "/embed/milestone/:id"];
const UNFRAMED = "/:path((?!embed/(?:timeline|map|milestone/[^/]+)$).*)";

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Otherwise the headers below would also be those of /EMBED/map, which is no page of the framed ones.
  experimental: { caseSensitiveRoutes: true },
  serverExternalPackages: ["@electric-sql/pglite"],
  output: process.env.STANDALONE ? "standalone" : undefined,
  outputFileTracingIncludes: { "/**": ["./db/migrations/**/*", "./db/data/**/*", "./public/map-shapes.svg"] },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "Content-Security-Policy", value: csp },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
      ],
    },
    { source: UNFRAMED, headers: [{ key: "X-Frame-Options", value: "DENY" }] },
    // The last one of a name counts.
    ...FRAMED.map((source) => ({ source, headers: [{ key: "Content-Security-Policy", value: framed }] })),
  ],
};
