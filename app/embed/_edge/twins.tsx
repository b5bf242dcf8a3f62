import type { ReactNode } from "react";
import { LevelsTwin } from "@/app/_charts/levels/LevelsTwin";
import { markOn, stepOn } from "@/app/_charts/map/state";
import type { MapSheet } from "@/app/_charts/sheet/MapSheet";
import { TotalsTwin } from "@/app/_charts/totals/TotalsStrip";
import { CapacityTwin, EnforcementTwin, LawTwin } from "@/app/_charts/twins";
import type { TimelineSheet } from "@/app/charts/_edge/charts";
import { longDay, shortDay } from "@/lib/time/day";

/** What the drawings show as tables, folded below them. */

const Twin = ({ children }: { children: ReactNode }) => (
  <details className="text twin">
    <summary>As tables</summary>
    {children}
  </details>
);

/** The bands of the timeline that are drawn. */
export const TimelineTables = ({ chart: { drawn } }: { chart: TimelineSheet }) => (
  <Twin>
    <LawTwin groups={drawn.groups} />
    <LevelsTwin state={drawn.enforcement} />
    {drawn.country && <EnforcementTwin state={drawn.country} />}
    {drawn.capacity &&
      ("site" in drawn.capacity ? <CapacityTwin state={drawn.capacity.site} /> : <TotalsTwin state={drawn.capacity.totals} />)}
  </Twin>
);

/** The countries with what each shows and since when, and the sites with their states. */
export function MapTables({ map }: { map: MapSheet }) {
  const { day } = map;
  const sites = map.sites.filter((site) => site.from <= day);
  return (
    <Twin>
      <table className="twin-table">
        <caption>{`Countries on ${longDay(day)}`}</caption>
        <thead>
          <tr>
            <th scope="col">Country</th>
            <th scope="col">Enforcement</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {map.countries.map((country) => {
            const { words, detail, since, badge } = stepOn(country, day);
            return (
              <tr key={country.iso2}>
                <th scope="row">
                  <a href={map.linkTo(country.iso2)}>{country.name}</a>
                </th>
                <td>{[words, detail, badge === "none" ? "" : badge].filter(Boolean).join("; ")}</td>
                <td className="date">{since === "unknown" ? "not known" : shortDay(since)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {sites.length > 0 && (
        <table className="twin-table">
          <caption>Compute sites that are drawn</caption>
          <thead>
            <tr>
              <th scope="col">Site</th>
              <th scope="col">Where</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {sites.map((site) => (
              <tr key={site.id}>
                <th scope="row">
                  <a href={site.href}>{site.name}</a>
                </th>
                <td>{site.where}</td>
                <td>{map.siteWords[markOn(site, day)]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Twin>
  );
}
