"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { withoutPassing } from "@/lib/passing";

/** Told on the window when a page has changed its address by itself. */
export const ADDRESS_CHANGED = "addresschange";

/** The query of the address, also where a page changed it without a request; without what others hung on it. */
export function useQuery(): URLSearchParams {
  const served = useSearchParams();
  const [changed, setChanged] = useState<{ readonly after: unknown; readonly search: string }>();
  useEffect(() => {
    const read = () => setChanged({ after: served, search: window.location.search });
    window.addEventListener(ADDRESS_CHANGED, read);
    window.addEventListener("popstate", read);
    return () => {
      window.removeEventListener(ADDRESS_CHANGED, read);
      window.removeEventListener("popstate", read);
    };
  }, [served]);
  return withoutPassing(new URLSearchParams(changed?.after === served ? changed.search : served.toString()));
}
