// Draws the world once: comparison/charts/world.json, one path and one centre for each ISO 3166-1 code.
// Run `npm ci && npm run build` in this folder; the same packages give the same bytes. See docs/adr/0005-map.md.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const iso = require("i18n-iso-countries");

const TARGET = new URL("../../comparison/charts/world.json", import.meta.url);
const WIDTH = 2000; // units of the picture; coordinates are whole units
const DETAIL = 0.05; // least area of a corner that is kept, in square degrees
const ANTARCTICA = "010"; // no jurisdiction, and a third of the height

// Natural Earth shapes without an ISO code, and the code under which they are drawn: a choice, see the record.
const WITHOUT_CODE = {
  Kosovo: "XK",
  "N. Cyprus": "CY",
  Somaliland: "SO",
  "Siachen Glacier": "IN",
  "Indian Ocean Ter.": "AU",
};

const topology = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
const simple = simplify(presimplify(topology), DETAIL);
const world = feature(simple, simple.objects.countries);
world.features = world.features.filter(({ id }) => id !== ANTARCTICA);
const projection = geoEqualEarth().fitWidth(WIDTH, world);
const path = geoPath(projection);

/** A ring of "x,y" corners as relative whole-unit commands; nothing where it is smaller than a triangle. */
function ring(text) {
  const corners = text.slice(1).split("L").map((corner) => corner.split(",").map((value) => Math.round(Number(value))));
  const same = (a, b) => a[0] === b[0] && a[1] === b[1];
  const kept = corners.filter((corner, index) => index === 0 || !same(corner, corners[index - 1]));
  if (kept.length > 1 && same(kept[0], kept.at(-1))) kept.pop();
  if (kept.length < 3) return "";
  const steps = kept.slice(1).flatMap(([x, y], index) => [x - kept[index][0], y - kept[index][1]]);
  const joined = steps.map((step, index) => (index && step >= 0 ? ` ${step}` : `${step}`)).join("");
  return `M${kept[0].join(" ")}l${joined}z`;
}

/** The parts of a shape that stand alone. */
function polygons({ geometry }) {
  if (geometry.type !== "MultiPolygon") return [geometry];
  return geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
}

const countries = {};
for (const shape of world.features) {
  const code = WITHOUT_CODE[shape.properties.name] ?? (shape.id && iso.numericToAlpha2(shape.id));
  if (!code) {
    console.error(`left out, no code: ${shape.properties.name}`);
    continue;
  }
  const country = (countries[code] ??= { d: "", c: null, area: 0 });
  country.d += (path(shape) ?? "").split("Z").filter(Boolean).map(ring).join("");
  for (const polygon of polygons(shape)) {
    const area = path.area(polygon);
    if (area >= country.area) {
      country.area = area;
      country.c = projection(geoCentroid(polygon)).map(Math.round); // of the largest part: the United States' is not in the sea
    }
  }
}

const height = Math.ceil(path.bounds(world)[1][1]);
const sorted = Object.fromEntries(Object.keys(countries).sort().map((code) => [code, { d: countries[code].d, c: countries[code].c }]));
writeFileSync(TARGET, JSON.stringify({ w: WIDTH, h: height, countries: sorted }));
console.log(`${Object.keys(sorted).length} codes, ${WIDTH} x ${height}`);
