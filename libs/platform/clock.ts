import { Injectable } from '@nestjs/common';

/** The one source of time. The gateway reads it once for each transaction (`tx.now`, `tx.today`). */
@Injectable()
export class Clock {
  private shiftMs = 0;

  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }

  /** Tests move time; nothing in the product does. */
  shift(milliseconds: number): void {
    this.shiftMs += milliseconds;
  }

  reset(): void {
    this.shiftMs = 0;
  }
}
