import { Injectable } from '@nestjs/common';
import { PATENT_CHANGED } from '#libs/catalogue';
import { NEED_CHANGED } from '#libs/demand';
import { Handles, type JobHandler } from '#libs/platform';
import { VectorMaker } from './vector-maker.js';

/** A queue of its own: a slow endpoint holds up nobody else. One at a time in a worker, so a text is not sent twice. */
const VECTORS = { queue: 'vectors', concurrency: 1 };

@Injectable()
@Handles({ topic: PATENT_CHANGED, ...VECTORS })
export class MakePatentVectors implements JobHandler {
  constructor(private readonly maker: VectorMaker) {}

  handle(): Promise<void> {
    return this.maker.patentsThatChanged();
  }
}

@Injectable()
@Handles({ topic: NEED_CHANGED, ...VECTORS })
export class MakeNeedVector implements JobHandler {
  constructor(private readonly maker: VectorMaker) {}

  handle(id: string): Promise<void> {
    return this.maker.need(id);
  }
}

/** A new model, an endpoint that was away for long, a lost job: what has no vector gets one. */
@Injectable()
@Handles({ topic: 'vectors.missing', ...VECTORS, everySeconds: 600 })
export class MakeMissingVectors implements JobHandler {
  constructor(private readonly maker: VectorMaker) {}

  handle(): Promise<void> {
    return this.maker.whatIsMissing();
  }
}
