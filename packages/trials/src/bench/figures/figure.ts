import type { Figure } from '../report';
import type { World } from '../world';

export interface Sizes {
  /** Rounds of each comparison. */
  rounds: number;
  small: number;
  middle: number;
  large: number;
  /** Items that are read with 512 MB of heap. */
  bounded: number;
}

export interface FigureContext {
  world: World;
  sizes: Sizes;
  /** Says what is being measured. */
  say(text: string): void;
}

/** Figures that are measured together. */
export interface FigureGroup {
  /** For the command line. */
  name: string;
  measure(context: FigureContext): Promise<Figure[]>;
}
