import type { FileRefusalCode } from './findings.js';

/** The file as a whole cannot be read; `code` has a sentence in `findingMessages`. */
export class FileRefused extends Error {
  constructor(
    readonly code: FileRefusalCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = 'FileRefused';
  }
}
