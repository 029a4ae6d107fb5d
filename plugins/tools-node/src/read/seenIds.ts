import { hash } from 'node:crypto';

/** Bytes that stand for one id in a checkpoint. */
const BYTES = 8;

/** Part of the slots that may be taken: beyond it, looking for a free one takes too long. */
const FULL = 7 / 8;

/**
 * Which ids were seen on which page of a list. Ids are kept as 64 bits of their SHA-1 in flat
 * arrays, 11 to 23 bytes each, so that a list of 100,000 rows costs little more than a megabyte.
 */
export class SeenIds {
  private size = 0;
  private high = new Uint32Array(1024);
  private low = new Uint32Array(1024);
  /** 0 marks a free slot, so pages count from 1. */
  private page = new Uint16Array(1024);

  /** The page that the id was first seen on; `undefined` when this is the first time. */
  add(id: string, page: number): number | undefined {
    return this.insert(digest(id), page);
  }

  has(id: string): boolean {
    return this.page[this.slot(digest(id))] !== 0;
  }

  get count(): number {
    return this.size;
  }

  /** The ids first seen on a page, for a checkpoint. */
  static encode(ids: readonly string[]): string {
    return Buffer.concat(ids.map(id => digest(id))).toString('base64');
  }

  /** Takes a page of a checkpoint back in. */
  restore(encoded: string, page: number): void {
    const bytes = Buffer.from(encoded, 'base64');
    for (let at = 0; at + BYTES <= bytes.length; at += BYTES) {
      this.insert(bytes.subarray(at, at + BYTES), page);
    }
  }

  private insert(key: Buffer, page: number): number | undefined {
    const slot = this.slot(key);
    if (this.page[slot] !== 0) return this.page[slot];
    this.high[slot] = key.readUInt32LE(0);
    this.low[slot] = key.readUInt32LE(4);
    this.page[slot] = page;
    this.size += 1;
    if (this.size > this.page.length * FULL) this.grow();
    return undefined;
  }

  private slot(key: Buffer): number {
    const high = key.readUInt32LE(0);
    const low = key.readUInt32LE(4);
    const mask = this.page.length - 1;
    let at = low & mask;
    while (
      this.page[at] !== 0 &&
      (this.high[at] !== high || this.low[at] !== low)
    ) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private grow() {
    const { high, low, page } = this;
    this.high = new Uint32Array(high.length * 2);
    this.low = new Uint32Array(high.length * 2);
    this.page = new Uint16Array(high.length * 2);
    const key = Buffer.alloc(BYTES);
    for (let at = 0; at < page.length; at++) {
      if (page[at] === 0) continue;
      key.writeUInt32LE(high[at], 0);
      key.writeUInt32LE(low[at], 4);
      const slot = this.slot(key);
      this.high[slot] = high[at];
      this.low[slot] = low[at];
      this.page[slot] = page[at];
    }
  }
}

function digest(id: string): Buffer {
  return hash('sha1', id, 'buffer').subarray(0, BYTES);
}
