/**
 * Who is a small or medium enterprise: 工信部联企业〔2011〕300号, read with GB/T 4754. The class is the highest one
 * whose indicators are all reached; a limit that is reached counts ("及以上"), one below it does not ("以下").
 * It is not the test of a technology SME, nor that of annuity relief.
 */
export const SIZE_CLASSES = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

export const SIZE_INDICATORS = ['employees', 'revenueFen', 'assetsFen'] as const;
export type SizeIndicator = (typeof SIZE_INDICATORS)[number];
/** Persons, and fen of one year; null: not stated. */
export type SizeFigures = Record<SizeIndicator, number | null>;

type Limits = Partial<Record<SizeIndicator, number>>;
interface Sector {
  LARGE: Limits;
  MEDIUM: Limits;
  SMALL: Limits;
}

/** The notice counts money in 10,000 CNY. */
const WAN = 1_000_000;
const staff = (employees: number): Limits => ({ employees });
const revenue = (wan: number): Limits => ({ revenueFen: wan * WAN });
const assets = (wan: number): Limits => ({ assetsFen: wan * WAN });
const staffAndRevenue = (...limits: [number, number, number, number, number, number]): Sector => {
  const [l, lRevenue, m, mRevenue, s, sRevenue] = limits;
  return {
    LARGE: { ...staff(l), ...revenue(lRevenue) },
    MEDIUM: { ...staff(m), ...revenue(mRevenue) },
    SMALL: { ...staff(s), ...revenue(sRevenue) },
  };
};

/** The sixteen industries of the notice, in its order. */
const SECTORS = {
  AGRICULTURE: { LARGE: revenue(20_000), MEDIUM: revenue(500), SMALL: revenue(50) },
  INDUSTRY: staffAndRevenue(1_000, 40_000, 300, 2_000, 20, 300),
  CONSTRUCTION: {
    LARGE: { ...revenue(80_000), ...assets(80_000) },
    MEDIUM: { ...revenue(6_000), ...assets(5_000) },
    SMALL: { ...revenue(300), ...assets(300) },
  },
  WHOLESALE: staffAndRevenue(200, 40_000, 20, 5_000, 5, 1_000),
  RETAIL: staffAndRevenue(300, 20_000, 50, 500, 10, 100),
  TRANSPORT: staffAndRevenue(1_000, 30_000, 300, 3_000, 20, 200),
  STORAGE: staffAndRevenue(200, 30_000, 100, 1_000, 20, 100),
  POST: staffAndRevenue(1_000, 30_000, 300, 2_000, 20, 100),
  ACCOMMODATION: staffAndRevenue(300, 10_000, 100, 2_000, 10, 100),
  CATERING: staffAndRevenue(300, 10_000, 100, 2_000, 10, 100),
  INFORMATION_TRANSMISSION: staffAndRevenue(2_000, 100_000, 100, 1_000, 10, 100),
  SOFTWARE: staffAndRevenue(300, 10_000, 100, 1_000, 10, 50),
  REAL_ESTATE: {
    LARGE: { ...revenue(200_000), ...assets(10_000) },
    MEDIUM: { ...revenue(1_000), ...assets(5_000) },
    SMALL: { ...revenue(100), ...assets(2_000) },
  },
  PROPERTY_MANAGEMENT: staffAndRevenue(1_000, 5_000, 300, 1_000, 100, 500),
  LEASING_AND_BUSINESS: {
    LARGE: { ...staff(300), ...assets(120_000) },
    MEDIUM: { ...staff(100), ...assets(8_000) },
    SMALL: { ...staff(10), ...assets(100) },
  },
  OTHER: { LARGE: staff(300), MEDIUM: staff(100), SMALL: staff(10) },
} satisfies Record<string, Sector>;

export type SizeSector = keyof typeof SECTORS;
export const SIZE_SECTORS = Object.keys(SECTORS) as SizeSector[];

/** The figures that this industry is measured by. */
export function sizeIndicators(sector: SizeSector): SizeIndicator[] {
  return SIZE_INDICATORS.filter((indicator) => indicator in SECTORS[sector].LARGE);
}

/** The class, or null while a figure that the industry is measured by has not been stated. */
export function sizeClass(sector: SizeSector, figures: SizeFigures): SizeClass | null {
  if (sizeIndicators(sector).some((indicator) => figures[indicator] === null)) return null;
  const reached = (limits: Limits) =>
    Object.entries(limits).every(([indicator, limit]) => (figures[indicator as SizeIndicator] ?? 0) >= limit);
  const classes = ['LARGE', 'MEDIUM', 'SMALL'] as const;
  return classes.find((name) => reached(SECTORS[sector][name])) ?? 'MICRO';
}
