import type { Tx } from '#libs/platform';

/** WIPO's technology fields by the beginnings of IPC symbols that they take in. */
export class TechnologyFields {
  private readonly byBeginning = new Map<string, string>();

  constructor(rows: { code: string; ipc: string[] }[]) {
    for (const { code, ipc } of rows) for (const beginning of ipc) this.byBeginning.set(beginning, code);
  }

  static async read(tx: Tx): Promise<TechnologyFields> {
    return new TechnologyFields(
      await tx.query(`SELECT code, ipc FROM classification WHERE scheme = 'WIPO' AND ipc <> '{}'`),
    );
  }

  /** The fields of these symbols, each once: `H01M10/0525` is in that of `H01M`, `A61K8/02` in that of `A61K8/`. */
  of(symbols: string[]): string[] {
    const found = symbols.flatMap((symbol) => {
      const group = symbol.slice(0, symbol.indexOf('/') + 1);
      return this.byBeginning.get(group) ?? this.byBeginning.get(symbol.slice(0, 4)) ?? [];
    });
    return [...new Set(found)];
  }
}
