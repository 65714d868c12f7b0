const K1 = 1.2;
const B = 0.75;
const RUN = /\p{Script=Han}+|[\p{Script=Latin}\d]+/gu;

/**
 * What every engine is measured against: plain BM25 of all documents, over pairs of characters without any dictionary, or
 * over what another function takes a text apart into.
 */
export class Bm25 {
  private readonly postings = new Map<string, [document: number, count: number][]>();
  private readonly lengths: number[] = [];
  private readonly meanLength: number;

  constructor(
    texts: readonly string[],
    private readonly gramsOf: (text: string) => Iterable<string> = pairsOf,
  ) {
    texts.forEach((text, document) => {
      const counts = new Map<string, number>();
      const grams = [...this.gramsOf(text)];
      for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
      this.lengths.push(grams.length);
      for (const [gram, count] of counts) {
        const list = this.postings.get(gram);
        if (list) list.push([document, count]);
        else this.postings.set(gram, [[document, count]]);
      }
    });
    this.meanLength = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length);
  }

  /** Documents by position, best first. */
  search(text: string, limit: number): number[] {
    return [...this.scores(text)]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([document]) => document);
  }

  /** The scores of the documents that share anything with the text. */
  scores(text: string): Map<number, number> {
    const scores = new Map<number, number>();
    for (const gram of new Set(this.gramsOf(text))) {
      const list = this.postings.get(gram) ?? [];
      const idf = Math.log(1 + (this.lengths.length - list.length + 0.5) / (list.length + 0.5));
      for (const [document, count] of list) {
        const length = (this.lengths[document] ?? 0) / this.meanLength;
        const score = (idf * count * (K1 + 1)) / (count + K1 * (1 - B + B * length));
        scores.set(document, (scores.get(document) ?? 0) + score);
      }
    }
    return scores;
  }
}

function pairsOf(text: string): string[] {
  const grams: string[] = [];
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    if (!/\p{Script=Han}/u.test(run)) grams.push(run);
    else if (run.length === 1) grams.push(run);
    else for (let at = 1; at < run.length; at++) grams.push(run.slice(at - 1, at + 1));
  }
  return grams;
}
