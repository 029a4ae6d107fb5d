/** What one delivery takes of a room. */
export interface Guest {
  bytes: number;
  /** Called when it has to go before it has arrived. */
  giveWay(): void;
}

/**
 * Bounds the memory that deliveries take. Where it is short, the one that has been arriving for the
 * longest gives way: who sends slowly keeps nobody out, and what has arrived stays.
 */
export class Room {
  private taken = 0;
  private readonly arriving = new Set<Guest>();

  constructor(private readonly bytes: number) {}

  enter(bytes: number, giveWay: () => void): Guest {
    const guest = { bytes: 0, giveWay };
    this.arriving.add(guest);
    this.resize(guest, bytes);
    return guest;
  }

  /** Of one that still arrives. */
  resize(guest: Guest, bytes: number) {
    if (!this.arriving.has(guest)) return;
    this.taken += bytes - guest.bytes;
    guest.bytes = bytes;
    for (const oldest of this.arriving) {
      if (this.taken <= this.bytes) return;
      this.leave(oldest);
      oldest.giveWay();
    }
  }

  /** From now on it gives way to nobody. */
  arrived(guest: Guest) {
    this.arriving.delete(guest);
  }

  leave(guest: Guest) {
    this.arriving.delete(guest);
    this.taken -= guest.bytes;
    guest.bytes = 0;
  }
}
