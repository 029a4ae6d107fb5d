import fs from 'node:fs';
import path from 'node:path';

interface Overlay {
  put: Record<string, unknown>;
  removed: string[];
}

/** Rows of one kind, by key, in the order they were created. */
export class Collection<T> {
  /** Told of each change: what was there, and what is there now. */
  onChange?: (before: T | undefined, after: T | undefined) => void;

  constructor(
    private readonly rows: Map<string, T>,
    private readonly overlay: Overlay,
    private readonly changed: () => void,
  ) {}

  list(): T[] {
    return [...this.rows.values()];
  }

  /** Highest numeric key there ever was: tools never give a number twice. */
  highestKey(): number {
    const keys = [...this.rows.keys(), ...this.overlay.removed].map(Number);
    return Math.max(0, ...keys);
  }

  get(key: string | number): T | undefined {
    return this.rows.get(String(key));
  }

  put(key: string | number, row: T): T {
    const before = this.rows.get(String(key));
    this.rows.set(String(key), row);
    this.overlay.put[String(key)] = row;
    this.overlay.removed = this.overlay.removed.filter(k => k !== String(key));
    this.changed();
    this.onChange?.(before, row);
    return row;
  }

  delete(key: string | number): boolean {
    const before = this.rows.get(String(key));
    const existed = this.rows.delete(String(key));
    if (existed) {
      delete this.overlay.put[String(key)];
      this.overlay.removed.push(String(key));
      this.changed();
      this.onChange?.(before, undefined);
    }
    return existed;
  }
}

/**
 * Remembers what differs from the seed, so that a restart keeps what people created while the
 * seeded times stay relative to the start.
 */
export class StateFile {
  private readonly overlays: Record<string, Overlay>;

  constructor(private readonly file: string | undefined) {
    this.overlays = file && fs.existsSync(file) ? readOverlays(file) : {};
  }

  collection<T>(name: string, seed: Iterable<[string, T]>): Collection<T> {
    const overlay = (this.overlays[name] ??= { put: {}, removed: [] });
    const rows = new Map(seed);
    for (const key of overlay.removed) {
      rows.delete(key);
    }
    for (const [key, row] of Object.entries(overlay.put)) {
      rows.set(key, row as T);
    }
    return new Collection(rows, overlay, () => this.save());
  }

  private save(): void {
    if (!this.file) {
      return;
    }
    fs.mkdirSync(path.dirname(this.file), { recursive: true });
    fs.writeFileSync(`${this.file}.new`, JSON.stringify(this.overlays));
    fs.renameSync(`${this.file}.new`, this.file);
  }
}

function readOverlays(file: string): Record<string, Overlay> {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    throw new Error(
      `${file} is damaged: delete its folder to begin with a fresh demo company.`,
    );
  }
}
