"use client";

import { type ReactNode, startTransition, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ADDRESS_CHANGED } from "@/app/_ui/query";
import type { Foreground } from "@/lib/facts";
import type { Engine } from "./engine";
import { PAINTED, SHOW, SHOWN, type Shown, type ShowRequest } from "./events";
import type { SourceCards, ViewName } from "./views";

interface Props {
  readonly view: ViewName;
  readonly factsUrl: string;
  readonly today: number;
  readonly foreground: Foreground;
  readonly sources: SourceCards;
  readonly children: ReactNode;
}

/**
 * The server's paint until the reader changes the lens; from then on the same views, computed here.
 * Once the facts are loaded, links and forms of the view that lead to the same page are answered here; before, they navigate
 * as usual.
 */
export function Live({ view, factsUrl, today, foreground, sources, children }: Props) {
  const engine = useRef<Engine | undefined>(undefined);
  const [query, setQuery] = useState<string>();
  const [ready, setReady] = useState(false);
  const [spoken, setSpoken] = useState("");
  const [, setTexts] = useState(0);
  // What a reader opened and where the focus is survive the change from the server's paint to ours.
  const kept = useRef<{ focus: string; open: Map<string, boolean> }>({ focus: "", open: new Map() });

  useEffect(() => {
    let stopped = false;
    const load = async () => {
      const [{ createEngine }, response] = await Promise.all([import("./engine"), fetch(factsUrl)]);
      // A newer dataset has other facts; the page then works by plain navigation until it is loaded anew.
      if (!response.ok || stopped) return;
      engine.current = createEngine(await response.json(), view, today, foreground, sources);
      // Painting once ahead, in slices, makes the reader's first change as quick as the next ones.
      if (engine.current.canShow(window.location.search)) startTransition(() => setQuery(window.location.search));
      startTransition(() => setReady(true));
    };
    const idle = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 200));
    idle(() => void load().catch(() => undefined));
    return () => {
      stopped = true;
    };
  }, [view, factsUrl, today, foreground, sources]);

  useEffect(() => {
    // Dates and levels are painted at once; texts and sources of what was not in the foreground before follow.
    const fetchTexts = async (from: Engine, search: string) => {
      const missing = from.missing(search);
      if (!missing) return;
      const response = await fetch(`/foreground?${missing}`).catch(() => undefined);
      if (!response?.ok) return;
      const { foreground: more, sources: cards } = await response.json();
      from.add(more, cards);
      setTexts((n) => n + 1);
    };
    let late: ReturnType<typeof setTimeout> | undefined;
    // Past the router, which would render its tree anew; its own state goes along.
    const write = (url: URL, how: "pushState" | "replaceState") => {
      clearTimeout(late);
      late = undefined;
      if (url.href === window.location.href) return;
      History.prototype[how].call(window.history, window.history.state, "", url);
      window.dispatchEvent(new Event(ADDRESS_CHANGED));
    };
    let latest: URL | undefined;
    const address = (url: URL, how: ShowRequest["how"]) => {
      latest = url;
      if (how !== "replace") afterPaint(() => write(url, how === "settle" ? "replaceState" : "pushState"));
      // Browsers stop a page that writes its address at every step of a slider.
      else late ??= setTimeout(() => latest && write(latest, "replaceState"), 250);
    };
    const show = (url: URL, how: ShowRequest["how"] | "keep"): boolean => {
      if (!engine.current || url.pathname !== window.location.pathname) return false;
      if (!engine.current.canShow(url.search)) return false;
      url.search = engine.current.canonical(url.search);
      if (how !== "keep") address(url, how);
      setQuery(url.search);
      const { announcement } = engine.current.paint(url.search);
      const final = how !== "open" && how !== "replace";
      if (final) setSpoken(announcement);
      const from = engine.current;
      afterPaint(() => fetchTexts(from, url.search));
      window.dispatchEvent(new CustomEvent<Shown>(SHOWN, { detail: { search: url.search, final } }));
      return true;
    };
    // A link inside the page, to a part of it, is the browser's own.
    const leadsTo = (event: Event): URL | undefined => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("#view a[href], .days a[href]");
      return link && link.hash === "" && link.target === "" ? new URL(link.href) : undefined;
    };
    // A link is pressed or has the focus some time before it is followed; what it leads to is computed meanwhile.
    const onIntent = (event: Event) => {
      const url = leadsTo(event);
      if (!engine.current || url?.pathname !== window.location.pathname || !engine.current.canShow(url.search)) return;
      engine.current.prepare(engine.current.canonical(url.search));
    };
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
        return;
      const url = leadsTo(event);
      if (url && show(url, "push")) event.preventDefault();
    };
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (event.defaultPrevented || !form.matches("#view form")) return;
      const url = new URL(form.action);
      const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value !== "");
      url.search = new URLSearchParams(fields as [string, string][]).toString();
      event.preventDefault();
      if (!show(url, "push")) window.location.assign(url);
    };
    const onBack = () => {
      if (!show(new URL(window.location.href), "keep")) window.location.reload();
    };
    const onAsked = (event: Event) => {
      const { search, how } = (event as CustomEvent<ShowRequest>).detail;
      const url = new URL(window.location.href);
      url.search = search;
      if (show(url, how)) event.preventDefault();
    };
    const onToggle = (event: Event) => {
      if (event.target instanceof HTMLDetailsElement && event.target.id)
        kept.current.open.set(event.target.id, event.target.open);
    };
    const onFocus = (event: FocusEvent) => {
      kept.current.focus = event.target instanceof HTMLElement ? event.target.id : "";
    };
    document.addEventListener("toggle", onToggle, true);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusin", onIntent);
    document.addEventListener("pointerdown", onIntent);
    document.addEventListener("click", onClick);
    document.addEventListener("submit", onSubmit);
    window.addEventListener("popstate", onBack);
    window.addEventListener(SHOW, onAsked);
    return () => {
      document.removeEventListener("toggle", onToggle, true);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusin", onIntent);
      document.removeEventListener("pointerdown", onIntent);
      document.removeEventListener("click", onClick);
      document.removeEventListener("submit", onSubmit);
      window.removeEventListener("popstate", onBack);
      window.removeEventListener(SHOW, onAsked);
      clearTimeout(late);
    };
  }, []);

  useLayoutEffect(() => {
    if (query === undefined) return;
    for (const [id, open] of kept.current.open) {
      const details = document.getElementById(id);
      if (details instanceof HTMLDetailsElement) details.open = open;
    }
    const { focus } = kept.current;
    if (focus && document.activeElement === document.body) document.getElementById(focus)?.focus({ preventScroll: true });
    window.dispatchEvent(new Event(PAINTED));
  }, [query]);

  const painted = query !== undefined && engine.current ? engine.current.paint(query) : undefined;
  return (
    <>
      <div id="view" data-live={ready ? "ready" : "loading"}>
        {painted ? painted.node : children}
      </div>
      <p className="vh" role="status">
        {spoken}
      </p>
    </>
  );
}

const afterPaint = (act: () => void) => requestAnimationFrame(() => setTimeout(act));
