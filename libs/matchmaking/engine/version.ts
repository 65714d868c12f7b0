/** Written beside every score: bands and grades of one version are not those of another. */
export const ENGINE = 'grams-1';
