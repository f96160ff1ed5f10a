// Kites, their lines, and the wind.
import { readFile } from "node:fs/promises";
import type { Wind } from "./wind";

export interface Kite {
  name: string;
  area: number;
  readonly lines?: string[];
}

export type Flown<T extends Kite> = { kite: T; minutes: number } | null;

/** The least wind in which a kite flies. */
const LEAST_WIND = 2.5;

export class Sky {
  private readonly kites = new Map<string, Kite>();

  constructor(private wind: Wind, public readonly place = "beach") {
    this.wind = wind;
  }

  add(kite: Kite): boolean {
    if (this.kites.has(kite.name)) {
      return false;
    }
    this.kites.set(kite.name, kite);
    return true;
  }

  async load(path: string): Promise<void> {
    const text = await readFile(path, "utf8");
    for (const line of text.split(/\r?\n/)) {
      const [name, area] = line.split(",");
      this.add({ name, area: Number(area) || 1.5 });
    }
  }
}

export function fly<T extends Kite>(kite: T, minutes: number): Flown<T> {
  if (minutes <= 0 || kite.area === 0) return null;
  console.log(`${kite.name} flies for ${minutes} minutes`);
  return { kite, minutes };
}

const largest = (kites: Kite[]) => kites.reduce((a, b) => (a.area > b.area ? a : b));
export default largest;
