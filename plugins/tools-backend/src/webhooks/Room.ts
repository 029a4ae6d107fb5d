/** Bounds what is in memory at once, by number and by size. */
export class Room {
  private count = 0;
  private bytes = 0;

  constructor(private readonly most: { count: number; bytes: number }) {}

  /** Takes room and gives what frees it again; nothing where there is too little. */
  take(bytes: number): (() => void) | undefined {
    const fits =
      this.count < this.most.count && this.bytes + bytes <= this.most.bytes;
    if (!fits) return undefined;
    this.count += 1;
    this.bytes += bytes;
    return () => {
      this.count -= 1;
      this.bytes -= bytes;
    };
  }
}
