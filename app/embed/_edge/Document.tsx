import type { ReactNode } from "react";
import { AROUND, declared } from "@/app/_charts/sheet/style";
import type { AnyTheme } from "@/app/charts/_edge/settings";
import type { Problem } from "@/lib/lens";

const ROOT: Readonly<Record<AnyTheme, string>> = {
  light: `:root{color-scheme:light;${declared("light")}}`,
  dark: `:root{color-scheme:dark;${declared("dark")}}`,
  auto: `:root{color-scheme:light dark;${declared("light")}}@media(prefers-color-scheme:dark){:root{${declared("dark")}}}`,
};

const STYLE = `
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:400 15px/1.5 var(--sans);text-size-adjust:100%;scroll-padding-bottom:6rem}
body{margin:0;min-height:100vh;display:flex;flex-direction:column}
main{flex:1}
h1{font-size:20px;line-height:1.3;margin:0 0 4px;text-wrap:balance}
p{margin:0 0 8px}
a{color:var(--law);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--law);outline-offset:2px}
.text,footer{padding:12px 12px 0}
.muted,footer{color:var(--muted);font-size:13px}
footer{padding-block:8px 10px;position:sticky;bottom:0;background:var(--paper);border-top:1px solid var(--hair)}
.problem{border-left:3px solid var(--today);padding-left:10px}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;margin:0 0 8px;padding:0;list-style:none;font-size:12px}
.legend li{display:flex;align-items:center;gap:6px}
.defs{position:absolute}
.bands{position:relative}
.bands>svg{position:absolute;top:0;left:0}
.map{display:block}
.wide{display:none}
.bands a:hover text,.map a:hover text{text-decoration:underline}
.map.large,.map.small{width:100%;max-height:max(20rem,70vh)}
@media(max-width:699px){.large{display:none}}
@media(min-width:700px){.small{display:none}}
.twin summary{cursor:pointer;padding:4px 0;color:var(--law);font-size:13px}
.twin :is(h2,caption){margin:12px 0 4px;font-size:13px;font-weight:600;text-align:left}
.twin :is(h2 span,.group-summary,small){display:block;font-size:12px;font-weight:400;color:var(--muted)}
.group-summary{margin-left:14px}
.twin p,.twin ul{margin:4px 0;font-size:13px;color:var(--muted)}
.twin-table{width:100%;border-collapse:collapse;font-size:13px;line-height:1.4}
.twin-table :is(th,td){padding:5px 10px 5px 0;border-top:1px solid var(--hair);text-align:left;vertical-align:top;font-weight:400;overflow-wrap:break-word}
.twin-table thead th{border:0;font-size:12px;font-weight:600;color:var(--muted)}
.twin-table :is(.date,.change){white-space:nowrap}
.scroll-x{overflow-x:auto}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.when{font-size:30px;line-height:1.2;font-weight:600;margin:6px 0 0}
@media(min-width:940px){.wide{display:block}.narrow{display:none}.text,footer{padding-inline:18px}}
`;

/** A bare page for a frame: no head, no foot of the site and no script; its links open outside the frame. */
export function Document({
  title,
  theme,
  looks = "",
  problems = [],
  page,
  foot,
  children,
}: {
  title: string;
  theme: AnyTheme;
  looks?: string;
  problems?: readonly Problem[];
  page: string;
  foot: string;
  children: ReactNode;
}) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {/* Otherwise a browser asks for one. */}
        <link rel="icon" href="data:," />
        <base target="_top" />
        <title>{`${title} · Vacatio`}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the looks of the charts, which hold nothing from outside */}
        <style dangerouslySetInnerHTML={{ __html: `${ROOT[theme]}${STYLE}${looks}${AROUND}` }} />
      </head>
      <body>
        <main>
          {problems.length > 0 && (
            <div className="text">
              <div className="problem" role="note">
                {problems.map((p) => (
                  <p key={`${p.param} ${p.message}`}>{p.message}</p>
                ))}
              </div>
            </div>
          )}
          {children}
        </main>
        <footer>
          Source: <a href={page}>Vacatio</a>. {foot} Data CC BY 4.0. Not legal advice.
        </footer>
      </body>
    </html>
  );
}
